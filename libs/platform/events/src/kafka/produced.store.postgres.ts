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

  /** How far a look from `position` reaches: positions are gap-free, so a window of them is one of rows. */
  async reach(position: number): Promise<{ readonly from: number; readonly to: number }> {
    const [row] = await this.database.queryPrepared<{ head: string; oldest: string | null }>(
      `${plannedAt(position)} SELECT position AS head, (SELECT min(position) FROM events.log) AS oldest FROM events.counter`,
    );
    const head = Number(row?.head ?? 0);
    // What retention has taken is not looked for.
    const from = Math.min(head, Math.max(position, Number(row?.oldest ?? 1) - 1));
    return { from, to: Math.min(head, from + WINDOW) };
  }

  /** The first `limit` events of a domain in (from, to]. */
  async read(domain: string, from: number, to: number, limit: number): Promise<readonly PublishedEvent[]> {
    const rows = await this.database.query<LogRow>(
      `SELECT ${logColumns} FROM events.log
       WHERE position > $1 AND position <= $2 AND starts_with(type, $3) ORDER BY position LIMIT $4`,
      [from, to, `${domain}.`, limit],
    );
    return rows.map(eventOfRow);
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
