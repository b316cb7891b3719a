import type { Sql } from '@plinth/platform-database';
import type { ImportSummary } from './import-batch';
import type { Staging } from './staging';

const MANY = 50_000;
const tables = ['person', 'identifier', 'membership'] as const;

interface Index {
  readonly name: string;
  readonly definition: string;
}

/**
 * A first load: far more is added than there is. Then the indexes are dropped, and built once the rows are in, all in the
 * one transaction: sorting a million entries costs a fraction of placing each. Nobody can read people meanwhile, and there
 * are hardly any to read.
 */
export async function isFirstLoad(sql: Sql, { people }: Staging, summary: ImportSummary): Promise<boolean> {
  if (summary.added < MANY || summary.changed + summary.moved + summary.leaving > 0) return false;
  const [sizes] = await sql.query<{ first: boolean }>(
    `SELECT pg_relation_size('identifier') * 8 < pg_relation_size($1::regclass) AS first`,
    [people],
  );
  return sizes?.first ?? false;
}

/** Answers what has to be built again. Primary keys stay: their entries come in order. */
export async function dropIndexes(sql: Sql): Promise<readonly string[]> {
  const indexes = await sql.query<Index>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i WHERE i.indrelid = ANY ($1::regclass[]) AND NOT i.indisprimary
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid) ORDER BY i.indexrelid`,
    [tables],
  );
  for (const { name } of indexes) await sql.execute(`DROP INDEX ${name}`);
  return [
    `SET LOCAL maintenance_work_mem = '256MB'`,
    ...indexes.map(({ definition }) => definition),
    ...tables.map((table) => `ANALYZE ${table}`),
  ];
}
