import { sqlOf } from '@plinth/platform-database';
import type { Database, Tx } from '@plinth/platform-database';
import type { PublishedEvent } from './domain-event';
import { eventOfRow, logColumns, plannedAt } from './log-row';
import type { LogRow } from './log-row';

/** How far one look ahead goes: a consumer of rare events passes over the others without reading them all at once. */
export const LOOK_AHEAD = 20_000;

/**
 * A process that noted a batch locks the cursor right after. A note older than this without a lock was left by one that
 * died; a younger one is respected.
 */
const NOTE_MS = 1_000;

/** Events that a consumer wants, out of everything in (from, to]. */
export interface EventBatch {
  readonly from: number;
  readonly to: number;
  readonly events: readonly PublishedEvent[];
}

/** Cursor, inbox and reading of one consumer, in the schema of its domain. */
export class ConsumerStore {
  constructor(
    private readonly database: Database,
    private readonly consumer: string,
    private readonly types: readonly string[],
  ) {}

  async enrol(): Promise<void> {
    await this.database.query('INSERT INTO event_cursor (consumer) VALUES ($1) ON CONFLICT DO NOTHING', [
      this.consumer,
    ]);
  }

  /** Where the cursor is, and how far a look ahead from `atLeast` reaches. */
  async ahead(atLeast: number): Promise<{ readonly position: number; readonly end: number }> {
    // Positions have no gaps but the one that retention leaves at the start, so a window of them is one of rows.
    const [row] = await this.database.queryPrepared<{ position: string; end: string }>(
      `${plannedAt(atLeast)} SELECT cursor.position, least(counter.position,
         greatest(cursor.position, $2, (SELECT min(position) FROM events.log) - 1) + ${LOOK_AHEAD}) AS end
       FROM event_cursor AS cursor CROSS JOIN events.counter WHERE consumer = $1`,
      [this.consumer, atLeast],
    );
    return { position: Number(row?.position ?? 0), end: Number(row?.end ?? 0) };
  }

  /** The first `limit` wanted events in (from, end]; the batch ends where they end. */
  async read(from: number, end: number, limit: number): Promise<EventBatch> {
    const rows = await this.database.queryPrepared<LogRow>(
      `${plannedAt(end)} SELECT ${logColumns} FROM events.log
       WHERE position > $1 AND position <= $2 AND type = ANY ($3) ORDER BY position LIMIT $4`,
      [from, end, this.types, limit],
    );
    const events = rows.map(eventOfRow);
    return { from, to: events.length === limit ? (events.at(-1)?.position ?? end) : end, events };
  }

  /**
   * Notes, committed before any effect, that `holder` has the next batch in hand: a process that dies leaves the note.
   * Answers undefined while another process works, else whether the note of a dead one was found.
   */
  async take(holder: string): Promise<{ readonly leftOpen: boolean } | undefined> {
    const [row] = await this.database.queryPrepared<{ open: number }>(
      `WITH free AS MATERIALIZED (
         SELECT consumer, set_config('synchronous_commit', 'off', true) AS unhurried
         FROM event_cursor
         WHERE consumer = $1 AND (started = finished OR holder = $2 OR updated_at < now() - ${NOTE_MS} * interval '1 ms')
         FOR UPDATE SKIP LOCKED
       ), taken AS (
         UPDATE event_cursor AS cursor SET holder = $2, updated_at = now(),
           started = CASE WHEN holder = $2 THEN finished + 1 ELSE started + 1 END
         FROM free WHERE cursor.consumer = free.consumer
         RETURNING cursor.started - cursor.finished AS open, free.unhurried
       ) SELECT open FROM taken`,
      [this.consumer, holder],
    );
    return row && { leftOpen: row.open > 1 };
  }

  /** Locks the cursor until the transaction ends; undefined while another process has it. */
  async lock(tx: Tx): Promise<{ readonly position: number; readonly holder: string | null } | undefined> {
    const [row] = await sqlOf(tx).queryPrepared<{ position: string; holder: string | null }>(
      'SELECT position, holder FROM event_cursor WHERE consumer = $1 FOR UPDATE SKIP LOCKED',
      [this.consumer],
    );
    return row && { position: Number(row.position), holder: row.holder };
  }

  /** Goes with COMMIT. */
  advance(tx: Tx, position: number): void {
    sqlOf(tx).sendAlong(
      'UPDATE event_cursor SET position = $2, finished = started, updated_at = now() WHERE consumer = $1',
      [this.consumer, position],
    );
  }

  /** Moves over events that nobody here wants; does nothing when the cursor is elsewhere by now. */
  async skip(from: number, to: number): Promise<void> {
    await this.database.query(
      `WITH moved AS (
         UPDATE event_cursor SET position = $3, updated_at = now() WHERE consumer = $1 AND position = $2 RETURNING 1
       ) SELECT 1 FROM moved`,
      [this.consumer, from, to],
    );
  }

  /** Writes the inbox. Answers the events that were not done before. */
  async recordDone(tx: Tx, events: readonly PublishedEvent[]): Promise<readonly PublishedEvent[]> {
    if (events.length === 0) return events;
    const rows = await sqlOf(tx).queryPrepared<{ event_id: string }>(
      `INSERT INTO inbox (consumer, event_id) SELECT $1, unnest($2::uuid[])
       ON CONFLICT DO NOTHING RETURNING event_id`,
      [this.consumer, events.map((event) => event.id)],
    );
    const fresh = new Set(rows.map((row) => row.event_id));
    return events.filter((event) => fresh.has(event.id));
  }

  async isDone(tx: Tx, events: readonly PublishedEvent[]): Promise<ReadonlySet<string>> {
    const rows = await sqlOf(tx).query<{ event_id: string }>(
      'SELECT event_id FROM inbox WHERE consumer = $1 AND event_id = ANY ($2::uuid[])',
      [this.consumer, events.map((event) => event.id)],
    );
    return new Set(rows.map((row) => row.event_id));
  }
}
