import type { Database } from '@plinth/platform-database';
import type { PublishedEvent } from '../domain-event';
import { eventOfRow, logColumns, plannedAt } from '../log-row';
import type { LogRow } from '../log-row';

/** Positions that one look covers: a domain that says little passes over what the others say. */
const WINDOW = 10_000;

export interface Mark {
  readonly position: number;
  /** How many events went to the topic so far. */
  readonly events: number;
}

/** Everything of one domain between where the look began and `to`. */
export interface Ahead {
  readonly head: number;
  readonly to: number;
  readonly events: readonly PublishedEvent[];
}

type AheadRow = { readonly head: string; readonly start: string } & (LogRow | { readonly position: null });

/** What of the log goes to a topic next, and the mark up to which the topic has it. Role of schema `events`. */
export class ProducedStore {
  constructor(private readonly database: Database) {}

  async mark(topic: string): Promise<Mark> {
    const [row] = await this.database.query<{ position: string; events: string }>(
      'SELECT position, events FROM events.produced WHERE topic = $1',
      [topic],
    );
    return { position: Number(row?.position ?? 0), events: Number(row?.events ?? 0) };
  }

  async ends(): Promise<{ readonly head: number }> {
    const [row] = await this.database.query<{ head: string }>('SELECT position AS head FROM events.counter');
    return { head: Number(row?.head ?? 0) };
  }

  /**
   * The first `limit` events of a domain behind `position`, and how far that look reached: positions are gap-free, so a
   * window of them is one of rows. `head` is where the log ended then.
   */
  async next(domain: string, position: number, limit: number): Promise<Ahead> {
    const rows = await this.database.queryPrepared<AheadRow>(
      `${plannedAt(position)} SELECT ends.head, ends.start, found.* FROM (
         SELECT position AS head,
           -- what retention has taken is not looked for
           least(position, greatest($2::bigint, (SELECT min(position) FROM events.log) - 1)) AS start
         FROM events.counter) AS ends
       LEFT JOIN LATERAL (
         SELECT ${logColumns} FROM events.log
         WHERE position > ends.start AND position <= ends.start + ${WINDOW} AND position <= ends.head
           AND starts_with(type, $1) ORDER BY position LIMIT $3) AS found ON true
       ORDER BY found.position`,
      [`${domain}.`, position, limit],
    );
    const head = Number(rows[0]?.head ?? 0);
    const to = Math.min(head, Number(rows[0]?.start ?? 0) + WINDOW);
    const events = rows.filter((row): row is AheadRow & LogRow => row.position !== null).map(eventOfRow);
    return { head, to: events.length === limit ? (events.at(-1)?.position ?? to) : to, events };
  }

  /** Never backwards: a leader that was thought dead may come late. A lost flush of the disk means a few twice. */
  async advance(topic: string, position: number, events: number): Promise<void> {
    await this.database.query(
      `WITH unhurried AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true) AS done), saved AS (
         INSERT INTO events.produced AS mark (topic, position, events)
         SELECT $1, $2, $3 FROM unhurried WHERE done IS NOT NULL
         ON CONFLICT (topic) DO UPDATE SET position = greatest(mark.position, excluded.position),
           events = mark.events + excluded.events, updated_at = now()
         RETURNING 1
       ) SELECT 1 FROM saved`,
      [topic, position, events],
    );
  }

  /** The topic has nothing any more: everything that the log still holds is produced again. */
  async startOver(topic: string): Promise<void> {
    await this.database.query(
      `WITH reset AS (UPDATE events.produced SET position = 0, events = 0, updated_at = now() WHERE topic = $1 RETURNING 1)
       SELECT 1 FROM reset`,
      [topic],
    );
  }
}
