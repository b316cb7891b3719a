import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { BackupTable, Partition, SchemaState, SequenceState } from './archive';

/** Rows in a form that depends on no setting of the server, and all of them. */
export async function useOneForm(tx: Tx): Promise<void> {
  for (const setting of [
    "datestyle = 'ISO, YMD'",
    "intervalstyle = 'postgres'",
    "timezone = 'UTC'",
    "bytea_output = 'hex'",
    "client_encoding = 'UTF8'",
    'extra_float_digits = 1',
    'row_security = off',
    'synchronize_seqscans = off',
    'max_parallel_workers_per_gather = 0',
    'statement_timeout = 0',
    'idle_in_transaction_session_timeout = 0',
  ])
    await sqlOf(tx).execute(`SET LOCAL ${setting}`);
}

export async function readSchemas(tx: Tx, domains: readonly string[]): Promise<SchemaState[]> {
  const found = await sqlOf(tx).query<{ domain: string }>(
    `SELECT nspname AS domain FROM pg_namespace WHERE nspname = ANY ($1) ORDER BY array_position($1, nspname::text)`,
    [domains],
  );
  const states: SchemaState[] = [];
  for (const { domain } of found) {
    const rows = await sqlOf(tx).query<{ name: string }>(`SELECT name FROM "${domain}".migration ORDER BY id`);
    states.push({ domain, migrations: rows.map((row) => row.name) });
  }
  return states;
}

/** Tables whose rows belong to the base: no lists of migrations, no unlogged staging, a partition by its parent. */
export function readTables(tx: Tx, domains: readonly string[]): Promise<BackupTable[]> {
  return sqlOf(tx).query<BackupTable>(
    `SELECT n.nspname AS schema, c.relname AS name, c.relkind = 'p' AS "isPartitioned",
            array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE n.nspname = ANY ($1) AND c.relkind IN ('r', 'p') AND c.relpersistence = 'p' AND NOT c.relispartition
        AND c.relname <> 'migration' AND NOT (n.nspname = 'timers' AND c.relname = 'migrations')
      GROUP BY n.nspname, c.relname, c.relkind ORDER BY 1, 2`,
    [domains],
  );
}

export function readPartitions(tx: Tx, domains: readonly string[]): Promise<Partition[]> {
  return sqlOf(tx).query<Partition>(
    `SELECT n.nspname AS schema, parent.relname AS parent, c.relname AS name, pg_get_expr(c.relpartbound, c.oid) AS bound
       FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class parent ON parent.oid = i.inhparent
       JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ANY ($1) AND c.relispartition AND c.relkind = 'r' ORDER BY 1, 2, 3`,
    [domains],
  );
}

export async function readSequences(tx: Tx, domains: readonly string[]): Promise<SequenceState[]> {
  const names = await sqlOf(tx).query<{ schema: string; name: string }>(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ANY ($1) AND c.relkind = 'S' ORDER BY 1, 2`,
    [domains],
  );
  const states: SequenceState[] = [];
  for (const { schema, name } of names) {
    // Not of the snapshot but later, so never behind the rows of the snapshot.
    const [row] = await sqlOf(tx).query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM "${schema}"."${name}"`,
    );
    if (row && name !== 'migration_id_seq') states.push({ schema, name, ...row });
  }
  return states;
}

export const copyOut = (tx: Tx, { schema, name, columns, isPartitioned }: BackupTable): AsyncIterable<Buffer> => {
  const list = columns.map((column) => `"${column}"`).join(', ');
  const what = isPartitioned ? `(SELECT ${list} FROM "${schema}"."${name}")` : `"${schema}"."${name}" (${list})`;
  return sqlOf(tx).copyOut(`COPY ${what} TO STDOUT`);
};
