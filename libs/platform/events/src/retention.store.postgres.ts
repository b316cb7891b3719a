import type { Database } from '@plinth/platform-database';

const BATCH = 10_000;

/**
 * Forgets events older than `days`, never past the slowest cursor of any domain; dead letters keep their own copy.
 * Needs the role of schema `events`. Answers how many were forgotten.
 */
export async function retainLog(database: Database, days: number): Promise<number> {
  checkDays(days);
  const slowest = await slowestCursor(database);
  return inBatches(() =>
    countOf(
      database,
      `DELETE FROM events.log WHERE position IN (
         SELECT position FROM events.log
         WHERE position <= $2 AND published_at < now() - $1 * interval '1 day' ORDER BY position LIMIT ${BATCH})`,
      [days, slowest],
    ),
  );
}

/** Forgets what the consumers of one domain did more than `days` ago: nothing that old is delivered again. */
export async function retainInbox(database: Database, days: number): Promise<number> {
  checkDays(days);
  return inBatches(() =>
    countOf(
      database,
      `DELETE FROM inbox WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM inbox WHERE at < now() - $1 * interval '1 day' LIMIT ${BATCH}))`,
      [days],
    ),
  );
}

async function slowestCursor(database: Database): Promise<number> {
  const schemas = await database.query<{ cursors: string }>(
    `SELECT format('%I.event_cursor', schema.nspname) AS cursors
     FROM pg_class relation JOIN pg_namespace schema ON schema.oid = relation.relnamespace
     WHERE relation.relname = 'event_cursor' AND has_schema_privilege(schema.oid, 'USAGE')
       AND has_table_privilege(relation.oid, 'SELECT')`,
  );
  const [head] = await database.query<{ position: string }>('SELECT position FROM events.counter');
  let slowest = Number(head?.position ?? 0);
  for (const { cursors } of schemas) {
    const [row] = await database.query<{ position: string | null }>(
      // Rows of one partition note who has it in hand; how far their consumer is, its own row says.
      `SELECT min(position) AS position FROM ${cursors} WHERE consumer NOT LIKE '%@%'`,
    );
    if (row?.position != null) slowest = Math.min(slowest, Number(row.position));
  }
  return slowest;
}

async function countOf(database: Database, statement: string, values: readonly unknown[]): Promise<number> {
  const [row] = await database.query<{ n: number }>(
    `WITH gone AS (${statement} RETURNING 1) SELECT count(*)::int AS n FROM gone`,
    values,
  );
  return row?.n ?? 0;
}

async function inBatches(step: () => Promise<number>): Promise<number> {
  let total = 0;
  for (let done = BATCH; done === BATCH; total += done) done = await step();
  return total;
}

/** A change feed promises at least a day of history. */
function checkDays(days: number): void {
  if (!Number.isFinite(days) || days < 1) throw new Error(`Events are kept for 1 day at least, not ${days}`);
}
