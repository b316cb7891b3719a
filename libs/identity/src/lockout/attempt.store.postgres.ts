import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, Transactions, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { AttemptStore } from './attempt.store';
import type { Blocked } from './attempt.store';
import type { LockoutCurve } from './lockout';

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** Failures after this one; anew when the last is long ago. */
const counted = `CASE WHEN a.last_at < now() - make_interval(secs => $5::float8) THEN 1 ELSE a.failures + 1 END`;
/** `delayAfter` in SQL: the count and the delay it earns are one atomic statement. */
const delay = (failures: string): string =>
  // Not now(): of two attempts at once the one that began first would find the other's time ahead of its own.
  `CASE WHEN ${failures} < $2::int THEN '-infinity'::timestamptz
     ELSE now() + make_interval(secs => least($4::float8, $3::float8 * power(2, least(${failures} - $2::int, 30)))) END`;
const again = `ON CONFLICT (key) DO UPDATE
  SET failures = ${counted}, last_at = now(), blocked_until = ${delay(`(${counted})`)}`;
const count = `INSERT INTO attempt AS a (key, failures, last_at, blocked_until)
  VALUES ($1, 1, now(), ${delay('1')}) ${again}`;
/**
 * Counting does not wait for the disk: a machine that falls down forgets the failures of its last second at most.
 * In the order of the keys: two attempts at once wait for one another instead of blocking each other.
 */
const countUnlessBlocked = `WITH blocked AS MATERIALIZED (
    SELECT max(blocked_until) AS until, set_config('synchronous_commit', 'off', true) AS unhurried FROM attempt WHERE key = ANY($1::bytea[] || $6::bytea[]) AND blocked_until > now()
  ), counted AS (
    INSERT INTO attempt AS a (key, failures, last_at, blocked_until)
    SELECT key, 1, now(), ${delay('1')} FROM unnest($1::bytea[]) AS key
    WHERE (SELECT until IS NULL FROM blocked) ORDER BY key
    ${again} WHERE a.blocked_until <= now() RETURNING 1
  )
  SELECT (SELECT count(*) FROM counted)::int AS counted,
    ceil(extract(epoch FROM (SELECT until FROM blocked) - now()))::int AS seconds`;

const valuesOf = (key: Buffer | readonly Buffer[], curve: LockoutCurve): readonly unknown[] => [
  key,
  curve.free,
  curve.firstDelaySeconds,
  curve.longestDelaySeconds,
  curve.forgetAfterSeconds,
];

@Injectable()
export class PostgresAttemptStore extends AttemptStore {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
  ) {
    super();
  }

  async blockOf(keys: readonly string[]): Promise<Blocked | undefined> {
    const [row] = await this.database.query<{ seconds: number | null }>(
      `SELECT ceil(extract(epoch FROM max(blocked_until) - now()))::int AS seconds
       FROM attempt WHERE key = ANY($1::bytea[]) AND blocked_until > now()`,
      [keys.map(hashOf)],
    );
    return row?.seconds ? { retryAfterSeconds: Math.max(1, row.seconds) } : undefined;
  }

  begin(key: string, curve: LockoutCurve): Promise<Blocked | undefined> {
    return this.beginAll([key], [], curve);
  }

  async beginAll(
    keys: readonly string[],
    others: readonly string[],
    curve: LockoutCurve,
  ): Promise<Blocked | undefined> {
    const [row] = await this.database.queryPrepared<{ counted: number; seconds: number | null }>(countUnlessBlocked, [
      ...valuesOf(keys.map(hashOf), curve),
      others.map(hashOf),
    ]);
    if (row?.counted === keys.length) return undefined;
    if (row?.seconds) return { retryAfterSeconds: Math.max(1, row.seconds) };
    return (await this.blockOf([...keys, ...others])) ?? { retryAfterSeconds: 1 };
  }

  async fail(key: string, curve: LockoutCurve): Promise<void> {
    await this.database.query(count, valuesOf(hashOf(key), curve));
  }

  async clear(tx: Tx, key: string): Promise<void> {
    sqlOf(tx).sendAlong('DELETE FROM attempt WHERE key = $1', [hashOf(key)]);
  }

  async takeBack(key: string): Promise<void> {
    await this.database.query(
      `UPDATE attempt SET failures = greatest(failures - 1, 0), blocked_until = '-infinity' WHERE key = $1`,
      [hashOf(key)],
    );
  }

  prune(): Promise<number> {
    return this.transactions.run((tx) =>
      sqlOf(tx).execute(`DELETE FROM attempt WHERE last_at < now() - interval '2 days'`),
    );
  }
}
