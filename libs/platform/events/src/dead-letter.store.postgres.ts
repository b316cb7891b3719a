import { sqlOf } from '@plinth/platform-database';
import type { Database, Tx } from '@plinth/platform-database';
import type { PublishedEvent } from './domain-event';
import type { DeadLetter } from './event-bus';

interface DeadLetterRow {
  readonly consumer: string;
  readonly message: Omit<PublishedEvent, 'occurredAt'> & { readonly occurredAt: string };
  readonly state: DeadLetter['state'];
  readonly reason: string | null;
  readonly started: number;
  readonly finished: number;
}

export interface Attempt {
  readonly started: number;
  readonly finished: number;
  readonly reason: string;
  readonly delayMs: number;
}

const letterOf = (row: DeadLetterRow): DeadLetter => ({
  consumer: row.consumer,
  event: { ...row.message, occurredAt: new Date(row.message.occurredAt) },
  state: row.state,
  started: row.started,
  finished: row.finished,
  ...(row.reason === null ? {} : { reason: row.reason }),
});

const columns = 'consumer, message, state, reason, started, finished';

const REVIVE = `
  WITH revived AS (
    UPDATE dead_letter SET state = 'waiting', started = 0, finished = 0, next_at = clock_timestamp()
    WHERE consumer = $1 AND state = 'dead' AND ($2::bigint[] IS NULL OR position = ANY ($2)) RETURNING 1
  ) SELECT count(*)::int AS n FROM revived`;

/** Events of one consumer that wait, are given up or are parked. */
export class DeadLetterStore {
  constructor(
    private readonly database: Database,
    private readonly consumer: string,
  ) {}

  /** Those of the keys behind which new events have to be parked. */
  async blockedKeys(tx: Tx, keys: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await sqlOf(tx).queryPrepared<{ key: string }>(
      'SELECT key FROM dead_letter WHERE consumer = $1 AND key = ANY ($2) GROUP BY key',
      [this.consumer, [...new Set(keys)]],
    );
    return new Set(rows.map((row) => row.key));
  }

  /**
   * As `blockedKeys`, and what it answers stays so until the transaction ends: the first of each key is locked, so no
   * retry takes the last one out meanwhile. For the form in which retries and new events of a key go on side by side.
   */
  async lockBlocked(tx: Tx, keys: readonly string[]): Promise<ReadonlySet<string>> {
    for (;;) {
      const blocked = await this.blockedKeys(tx, keys);
      if (blocked.size === 0) return blocked;
      const rows = await sqlOf(tx).query<{ key: string }>(
        `SELECT key FROM dead_letter WHERE consumer = $1 AND key = ANY ($2) AND state <> 'parked'
         ORDER BY position FOR UPDATE`,
        [this.consumer, [...blocked]],
      );
      if (rows.length === blocked.size) return blocked;
    }
  }

  /** The first event of a key that has nothing here waits, the others are parked behind. */
  async add(tx: Tx, events: readonly PublishedEvent[], attempt: Attempt): Promise<void> {
    if (events.length === 0) return;
    const blocked = new Set(
      await this.blockedKeys(
        tx,
        events.map((event) => event.key),
      ),
    );
    const rows = events.map((event) => {
      const isFirst = !blocked.has(event.key);
      blocked.add(event.key);
      return { position: event.position, event: event.id, type: event.type, key: event.key, message: event, isFirst };
    });
    await sqlOf(tx).execute(
      `INSERT INTO dead_letter (consumer, position, event, type, key, message, state, reason, started, finished, next_at)
       SELECT $1, position, event, type, key, message,
         CASE WHEN "isFirst" THEN 'waiting' ELSE 'parked' END, CASE WHEN "isFirst" THEN $3::text END,
         CASE WHEN "isFirst" THEN $4::int ELSE 0 END, CASE WHEN "isFirst" THEN $5::int ELSE 0 END,
         clock_timestamp() + $6 * interval '1 millisecond'
       FROM jsonb_to_recordset($2::jsonb)
         AS row (position bigint, event uuid, type text, key text, message jsonb, "isFirst" boolean)
       ON CONFLICT (consumer, position) DO NOTHING`,
      [this.consumer, JSON.stringify(rows), attempt.reason, attempt.started, attempt.finished, attempt.delayMs],
    );
  }

  /** Milliseconds until the next one is due, negative when overdue; undefined when none waits. */
  async nextDueIn(): Promise<number | undefined> {
    const [row] = await this.database.query<{ ms: number | null }>(
      `SELECT (extract(epoch FROM min(next_at) - clock_timestamp()) * 1000)::float8 AS ms
       FROM dead_letter WHERE consumer = $1 AND state = 'waiting'`,
      [this.consumer],
    );
    return row?.ms ?? undefined;
  }

  async due(limit: number): Promise<DeadLetter[]> {
    const rows = await this.database.query<DeadLetterRow>(
      `SELECT ${columns} FROM dead_letter
       WHERE consumer = $1 AND state = 'waiting' AND next_at <= clock_timestamp() ORDER BY position LIMIT $2`,
      [this.consumer, limit],
    );
    return rows.map(letterOf);
  }

  /** Notes, committed before the attempt, that it began. False when another process was first. */
  async begin(letter: DeadLetter, delayMs: number): Promise<boolean> {
    const rows = await this.database.query(
      `WITH begun AS (
         UPDATE dead_letter SET started = started + 1, next_at = clock_timestamp() + $4 * interval '1 millisecond'
         WHERE consumer = $1 AND position = $2 AND state = 'waiting' AND started = $3 RETURNING 1
       ) SELECT 1 FROM begun`,
      [this.consumer, letter.event.position, letter.started, delayMs],
    );
    return rows.length > 0;
  }

  /** The attempt ended through no fault of the event: as if it had not begun. */
  async takeBack(letter: DeadLetter): Promise<void> {
    await this.database.query(
      `WITH taken AS (
         UPDATE dead_letter SET started = $3, next_at = clock_timestamp() WHERE consumer = $1 AND position = $2 AND started = $3::int + 1 RETURNING 1
       ) SELECT 1 FROM taken`,
      [this.consumer, letter.event.position, letter.started],
    );
  }

  async fail(letter: DeadLetter, state: 'waiting' | 'dead', reason: string, delayMs: number): Promise<void> {
    await this.database.query(
      `WITH failed AS (
         UPDATE dead_letter SET finished = $3, state = $4, reason = $5,
           next_at = clock_timestamp() + $6 * interval '1 millisecond'
         WHERE consumer = $1 AND position = $2 RETURNING 1
       ) SELECT 1 FROM failed`,
      [this.consumer, letter.event.position, letter.finished, state, reason, delayMs],
    );
  }

  /** Takes one out that is done; the next of its key waits from now on. Answers whether there is a next. */
  async release(tx: Tx, letter: DeadLetter): Promise<boolean> {
    const { position, key } = letter.event;
    await sqlOf(tx).execute('DELETE FROM dead_letter WHERE consumer = $1 AND position = $2', [this.consumer, position]);
    const next = await sqlOf(tx).execute(
      `UPDATE dead_letter SET state = 'waiting', next_at = clock_timestamp()
       WHERE consumer = $1 AND position = (SELECT min(position) FROM dead_letter WHERE consumer = $1 AND key = $2)`,
      [this.consumer, key],
    );
    return next > 0;
  }

  /** Whether it is still there, and then it is nobody else's until the transaction ends. */
  async isHere(tx: Tx, letter: DeadLetter): Promise<boolean> {
    const sql = 'SELECT 1 FROM dead_letter WHERE consumer = $1 AND position = $2 FOR UPDATE';
    return (await sqlOf(tx).query(sql, [this.consumer, letter.event.position])).length > 0;
  }

  /** Lets every dead one, or those named, be tried again, as if for the first time. Answers how many. */
  async revive(positions?: readonly number[]): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(REVIVE, [this.consumer, positions ?? null]);
    return row?.n ?? 0;
  }

  async reviveWithin(tx: Tx): Promise<number> {
    const [row] = await sqlOf(tx).query<{ n: number }>(REVIVE, [this.consumer, null]);
    return row?.n ?? 0;
  }

  /** Those that no release so far could read. */
  async unread(): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM dead_letter WHERE consumer = $1 AND message ? 'unread'`,
      [this.consumer],
    );
    return row?.n ?? 0;
  }

  /** Given up because they could not be read, the oldest first. */
  async unreadDead(limit: number): Promise<DeadLetter[]> {
    const rows = await this.database.query<DeadLetterRow>(
      `SELECT ${columns} FROM dead_letter
       WHERE consumer = $1 AND state = 'dead' AND message ? 'unread' AND position > 0 ORDER BY position LIMIT $2`,
      [this.consumer, limit],
    );
    return rows.map(letterOf);
  }

  /** Takes a dead one out for good; the next of its key waits from now on. Answers whether it was there and dead. */
  async dismiss(tx: Tx, position: number): Promise<boolean> {
    const [row] = await sqlOf(tx).query<DeadLetterRow>(
      `SELECT ${columns} FROM dead_letter WHERE consumer = $1 AND position = $2 AND state = 'dead' FOR UPDATE`,
      [this.consumer, position],
    );
    if (row === undefined) return false;
    const letter = letterOf(row);
    // Given up is done: it has no effect if it comes again.
    await sqlOf(tx).execute('INSERT INTO inbox (consumer, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      this.consumer,
      letter.event.id,
    ]);
    await this.release(tx, letter);
    return true;
  }

  async list(limit: number): Promise<DeadLetter[]> {
    const rows = await this.database.query<DeadLetterRow>(
      `SELECT ${columns} FROM dead_letter WHERE consumer = $1 ORDER BY position LIMIT $2`,
      [this.consumer, limit],
    );
    return rows.map(letterOf);
  }
}
