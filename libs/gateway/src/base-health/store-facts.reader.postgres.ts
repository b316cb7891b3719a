import { Injectable } from '@nestjs/common';
import { readLastBackup } from '@plinth/platform-backup';
import { Database } from '@plinth/platform-database';
import type { StoreFacts } from './base-health';
import { StoreFactsReader } from './store-facts.reader';

@Injectable()
export class PostgresStoreFactsReader extends StoreFactsReader {
  constructor(private readonly database: Database) {
    super();
  }

  async read(): Promise<StoreFacts> {
    const [[row], lastBackup] = await Promise.all([
      this.database.query<Omit<StoreFacts, 'lastBackup'>>(
        `SELECT pg_database_size(current_database())::float8 AS bytes, count(*)::int AS connections,
           current_setting('max_connections')::int AS "mostConnections"
         FROM pg_stat_activity WHERE backend_type = 'client backend'`,
      ),
      readLastBackup(this.database),
    ]);
    return { bytes: 0, connections: 0, mostConnections: 1, ...row, lastBackup };
  }
}
