import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { SAMPLE_ACTOR } from './sample-data';
import type { RealData, SampleData, SampleState } from './sample-data';
import { deletions, gather, removalEvents } from './sample-removal.postgres';
import type { RemovalFact } from './sample-removal.postgres';
import { SampleDataStore } from './sample-data.store';
import type { RemovedSample, SampleImport } from './sample-data.store';

const SAMPLE = `SELECT unit_id AS "unitId", school_id AS "schoolId", path::text AS path, state, made_by AS "madeBy",
  made_at AS "madeAt" FROM sample_data`;

@Injectable()
export class PostgresSampleDataStore extends SampleDataStore {
  constructor(private readonly database: Database) {
    super();
  }

  async current(): Promise<SampleData | undefined> {
    return (await this.database.query<SampleData>(SAMPLE))[0];
  }

  async lock(tx: Tx): Promise<SampleData | undefined> {
    return (await sqlOf(tx).query<SampleData>(`${SAMPLE} FOR UPDATE`))[0];
  }

  async add(tx: Tx, sample: Pick<SampleData, 'unitId' | 'schoolId' | 'path' | 'madeBy'>): Promise<boolean> {
    const rows = await sqlOf(tx).query(
      `INSERT INTO sample_data (unit_id, school_id, path, state, made_by) VALUES ($1, $2, $3, 'making', $4)
       ON CONFLICT DO NOTHING RETURNING unit_id`,
      [sample.unitId, sample.schoolId, sample.path, sample.madeBy],
    );
    return rows.length > 0;
  }

  async setState(tx: Tx, state: SampleState): Promise<void> {
    await sqlOf(tx).execute('UPDATE sample_data SET state = $1', [state]);
  }

  async importOf(schoolId: string, fileName: string): Promise<SampleImport | undefined> {
    const rows = await this.database.query<SampleImport>(
      `SELECT id, state FROM import_batch WHERE school_id = $1 AND file_name = $2 AND actor = $3 ORDER BY id DESC LIMIT 1`,
      [schoolId, fileName, SAMPLE_ACTOR],
    );
    return rows[0];
  }

  async importsOf(schoolId: string): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>('SELECT id FROM import_batch WHERE school_id = $1', [
      schoolId,
    ]);
    return rows.map(({ id }) => id);
  }

  async realDataIn(tx: Tx, { path }: SampleData): Promise<RealData> {
    const imports = await sqlOf(tx).query<{ name: string }>(
      `SELECT b.file_name AS name FROM import_batch b JOIN unit u ON u.id = b.school_id
       WHERE u.path <@ $1::ltree AND b.actor <> $2 AND b.state NOT IN ('failed', 'cancelled') ORDER BY b.id`,
      [path, SAMPLE_ACTOR],
    );
    await gather(tx);
    const [row] = await sqlOf(tx).query<{ people: number }>(
      `SELECT count(*)::int AS people FROM pg_temp.sample_person WHERE elsewhere AND invented`,
    );
    return { imports: imports.map(({ name }) => name), people: row?.people ?? 0 };
  }

  async remove(tx: Tx, actor: string): Promise<RemovedSample> {
    await gather(tx);
    const [counted] = await sqlOf(tx).query<{ people: number }>(
      'SELECT count(*)::int AS people FROM pg_temp.sample_person WHERE NOT elsewhere',
    );
    const facts = await sqlOf(tx).query<RemovalFact>(removalEvents);
    for (const statement of deletions) await sqlOf(tx).execute(statement);
    const events = facts.map(({ type, key, unitPath, data }) => ({ type, key, unitPath, actor, data }));
    return { people: counted?.people ?? 0, events };
  }
}
