import { DomainError } from '@plinth/error-contract';
import { sqlOf, sqlStateOf } from '@plinth/platform-database';
import type { Database, Tx } from '@plinth/platform-database';
import type { BackupHeader, BackupTable, SequenceState } from './archive';
import { BackupErrors } from './errors';

/** Schemas of the base that was there before wait under this name until the restore has committed. */
const ASIDE = '__replaced';

export async function presentSchemas(database: Database, domains: readonly string[]): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    'SELECT nspname AS name FROM pg_namespace WHERE nspname = ANY ($1)',
    [domains],
  );
  return rows.map((row) => row.name);
}

/** Schemas that a restore put aside and neither dropped nor put back: it died before its commit. */
export async function schemasAside(database: Database): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `SELECT nspname AS name FROM pg_namespace WHERE right(nspname, ${ASIDE.length}) = '${ASIDE}'`,
  );
  return rows.map((row) => row.name.slice(0, -ASIDE.length));
}

export async function putSchemasAside(tx: Tx, schemas: readonly string[]): Promise<void> {
  for (const schema of schemas) await sqlOf(tx).execute(`ALTER SCHEMA "${schema}" RENAME TO "${schema}${ASIDE}"`);
}

export async function putSchemasBack(tx: Tx, schemas: readonly string[]): Promise<void> {
  for (const schema of schemas) {
    await sqlOf(tx).execute(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
    await sqlOf(tx).execute(`ALTER SCHEMA "${schema}${ASIDE}" RENAME TO "${schema}"`);
  }
}

export async function dropSchemas(tx: Tx, schemas: readonly string[], aside: boolean): Promise<void> {
  for (const schema of schemas)
    await sqlOf(tx).execute(`DROP SCHEMA IF EXISTS "${schema}${aside ? ASIDE : ''}" CASCADE`);
}

/** Rows come back as they were: no trigger tells, counts or checks them a second time. */
export async function silenceTriggers(tx: Tx): Promise<void> {
  try {
    await sqlOf(tx).execute('SET LOCAL session_replication_role = replica');
  } catch (error) {
    throw sqlStateOf(error) === '42501' ? new DomainError(BackupErrors.ownerTooWeak) : error;
  }
}

/** Makes the tables as they were before the first row: partitions there, what migrations seeded gone. */
export async function emptyTables(tx: Tx, { tables, partitions }: BackupHeader): Promise<void> {
  for (const { schema, parent, name, bound } of partitions)
    await sqlOf(tx).execute(
      `DO $$ BEGIN IF to_regclass('"${schema}"."${name}"') IS NULL THEN
         CREATE TABLE "${schema}"."${name}" PARTITION OF "${schema}"."${parent}" ${bound};
       END IF; END $$`,
    );
  if (tables.length === 0) return;
  await sqlOf(tx).execute(`TRUNCATE ${tables.map(({ schema, name }) => `"${schema}"."${name}"`).join(', ')}`);
}

export const copyIn = (
  tx: Tx,
  { schema, name, columns }: BackupTable,
  content: AsyncIterable<Buffer>,
): Promise<number> => {
  const list = columns.map((column) => `"${column}"`).join(', ');
  return sqlOf(tx).copyIn(`COPY "${schema}"."${name}" (${list}) FROM STDIN`, content);
};

export async function setSequences(tx: Tx, sequences: readonly SequenceState[]): Promise<void> {
  for (const { schema, name, value, called } of sequences)
    await sqlOf(tx).query('SELECT setval(to_regclass($1), $2::bigint, $3) WHERE to_regclass($1) IS NOT NULL', [
      `"${schema}"."${name}"`,
      value,
      called,
    ]);
}

/** What the planner knows of a table does not come with its rows. */
export async function analyse(database: Database, tables: readonly BackupTable[]): Promise<void> {
  for (const { schema, name } of tables) await database.query(`ANALYZE "${schema}"."${name}"`);
}
