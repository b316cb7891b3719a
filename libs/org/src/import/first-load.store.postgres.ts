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

/**
 * Answers what has to be built again. Primary keys go too: an entry at a time costs as much as the row. Tables that hold
 * nothing yet are truncated, after which PostgreSQL need not log what the same transaction writes (wal_level minimal).
 */
export async function dropIndexes(sql: Sql): Promise<readonly string[]> {
  await sql.execute(`LOCK TABLE ${tables.join(', ')} IN ACCESS EXCLUSIVE MODE`);
  const keys = await sql.query<Index & { readonly owner: string }>(
    `SELECT conname AS name, conrelid::regclass::text AS owner, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE conrelid = ANY ($1::regclass[]) AND contype = 'p' ORDER BY oid`,
    [tables],
  );
  const indexes = await sql.query<Index>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i WHERE i.indrelid = ANY ($1::regclass[]) AND NOT i.indisprimary
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid) ORDER BY i.indexrelid`,
    [tables],
  );
  for (const { name, owner } of keys) await sql.execute(`ALTER TABLE ${owner} DROP CONSTRAINT ${name}`);
  for (const { name } of indexes) await sql.execute(`DROP INDEX ${name}`);
  const [rows] = await sql.query<{ any: boolean }>(
    `SELECT ${tables.map((table) => `EXISTS (SELECT FROM ${table})`).join(' OR ')} AS any`,
  );
  if (rows?.any === false) await sql.execute(`TRUNCATE ${tables.join(', ')}`);
  return [
    `SET LOCAL maintenance_work_mem = '256MB'`,
    ...keys.map(({ name, owner, definition }) => `ALTER TABLE ${owner} ADD CONSTRAINT ${name} ${definition}`),
    ...indexes.map(({ definition }) => definition),
  ];
}
