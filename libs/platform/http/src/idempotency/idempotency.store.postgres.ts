import { Injectable } from '@nestjs/common';
import { Database, alongEveryCommit } from '@plinth/platform-database';
import { IdempotencyStore } from './idempotency.store';
import type { IdempotencyStart, IdempotentRequest } from './idempotency.store';

interface Row {
  readonly done: boolean;
  /** Committed, without an answer. */
  readonly isBare: boolean;
  /** Nobody works on it any more. */
  readonly isOld: boolean;
  readonly answer: unknown;
  readonly same: boolean;
}

/** With the first commit of the request: its effect stands, whatever becomes of the process. An answer is never NULL. */
const MARK = 'UPDATE idempotency SET done = true WHERE caller = $1 AND key = $2 AND NOT done';

/** A request that died with its process is taken over after a minute: no request runs that long. */
const BEGIN = `
  WITH tidied AS (
    DELETE FROM idempotency WHERE (caller, key) IN (
      SELECT caller, key FROM idempotency WHERE expires_at < now() AND (caller, key) <> ($1, $2)
      LIMIT 10 FOR UPDATE SKIP LOCKED)
  ), begun AS (
    INSERT INTO idempotency AS kept (caller, key, fingerprint) VALUES ($1, $2, $3)
    ON CONFLICT (caller, key) DO UPDATE
      SET fingerprint = excluded.fingerprint, started_at = now(), expires_at = now() + interval '1 day',
          done = false, answer = NULL
      WHERE kept.expires_at < now()
         OR (NOT kept.done AND kept.started_at < now() - interval '1 minute' AND kept.fingerprint = excluded.fingerprint)
    RETURNING 1
  ) SELECT count(*)::int AS begun FROM begun`;

@Injectable()
export class PostgresIdempotencyStore extends IdempotencyStore {
  constructor(private readonly database: Database) {
    super();
  }

  async begin({ caller, key, fingerprint }: IdempotentRequest): Promise<IdempotencyStart> {
    const [result] = await this.database.query<{ begun: number }>(BEGIN, [caller, key, fingerprint]);
    if (result?.begun === 1) return { kind: 'new' };
    const [row] = await this.database.query<Row>(
      `SELECT done, answer, fingerprint = $3 AS same, answer IS NULL AS "isBare",
         started_at < now() - interval '1 minute' AS "isOld"
       FROM idempotency WHERE caller = $1 AND key = $2`,
      [caller, key, fingerprint],
    );
    // Gone in between: the first attempt has just failed, the caller tries again.
    if (row === undefined) return { kind: 'running' };
    if (!row.same) return { kind: 'mismatch' };
    if (row.done && !row.isBare) return { kind: 'done', answer: row.answer };
    return { kind: row.done && row.isOld ? 'lost' : 'running' };
  }

  override carryOut<T>({ caller, key }: IdempotentRequest, work: () => T): T {
    return alongEveryCommit(this.database.schema, (sql) => sql.sendAlong(MARK, [caller, key]), work);
  }

  async finish({ caller, key }: IdempotentRequest, answer: unknown): Promise<void> {
    await this.database.query('UPDATE idempotency SET done = true, answer = $3 WHERE caller = $1 AND key = $2', [
      caller,
      key,
      JSON.stringify(answer ?? null),
    ]);
  }

  async forget({ caller, key }: IdempotentRequest): Promise<void> {
    await this.database.query(
      'DELETE FROM idempotency WHERE caller = $1 AND key = $2 AND (NOT done OR answer IS NULL)',
      [caller, key],
    );
  }
}
