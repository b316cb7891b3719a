import type { Database } from '@plinth/platform-database';
import type { ConsumerLag } from './event-bus';

/**
 * How far consumers are behind; a quiet one passes over the events of others and saves its cursor within two seconds, so
 * those are no lag.
 */
export async function readLag(database: Database, consumers: readonly string[]): Promise<readonly ConsumerLag[]> {
  const rows = await database.query<ConsumerLag & { readonly position: string; readonly behind: string }>(
    `SELECT name AS consumer, coalesce(cursor.position, 0) AS position,
       counter.position - coalesce(cursor.position, 0) AS behind, letters.*
     FROM unnest($1::text[]) AS name
     CROSS JOIN events.counter
     LEFT JOIN event_cursor AS cursor ON cursor.consumer = name
     CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
              count(*) FILTER (WHERE state = 'parked')::int AS parked,
              count(*) FILTER (WHERE state = 'dead')::int AS dead
       FROM dead_letter WHERE dead_letter.consumer = name
     ) AS letters
     ORDER BY name`,
    [consumers],
  );
  return rows.map((row) => ({ ...row, position: Number(row.position), behind: Number(row.behind) }));
}
