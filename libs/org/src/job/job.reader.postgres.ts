import { Injectable } from '@nestjs/common';
import type { Scope } from '@plinth/platform-auth';
import { Database } from '@plinth/platform-database';
import type { ImportBatch } from '../import/import-batch';
import { importColumns } from '../import/import.store.postgres';
import { jobOf } from './job';
import type { Job } from './job';
import { JobReader } from './job.reader';

@Injectable()
export class PostgresJobReader extends JobReader {
  constructor(private readonly database: Database) {
    super();
  }

  async of(actor: string, scope: Scope): Promise<readonly Job[]> {
    const rows = await this.database.queryPrepared<ImportBatch>(
      `SELECT ${importColumns} FROM import_batch
       WHERE actor = $1 AND (state IN ('reading', 'ready', 'applying', 'undoing')
           OR greatest(finished_at, undone_at, created_at) > now() - interval '1 day')
         AND unit_path::ltree <@ ANY ($2::ltree[])
       ORDER BY id DESC LIMIT 50`,
      [actor, scope.roots],
    );
    return rows.map(jobOf);
  }
}
