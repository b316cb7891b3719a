import type { Database } from '@plinth/platform-database';

/** Forgets counters of more than `days` ago; needs the role of schema `gateway`. Answers how many rows. */
export async function retainUsage(database: Database, days: number): Promise<number> {
  if (!Number.isFinite(days) || days < 1) throw new Error(`Usage is kept for 1 day at least, not ${days}`);
  const [row] = await database.query<{ n: number }>(
    `WITH gone AS (DELETE FROM usage WHERE hour < now() - $1 * interval '1 day' RETURNING 1) SELECT count(*)::int AS n FROM gone`,
    [days],
  );
  return row?.n ?? 0;
}
