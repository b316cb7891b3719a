import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database, alongEveryCommit } from '@plinth/platform-database';
import { IdempotencyStore, RENEW_EVERY_MS } from './idempotency.store';
import type { BegunRequest, IdempotencyStart, IdempotentRequest } from './idempotency.store';

interface Row {
  readonly done: boolean;
  /** Committed, without an answer. */
  readonly isBare: boolean;
  /** Nobody works on it any more. */
  readonly isOld: boolean;
  readonly answer: unknown;
  readonly same: boolean;
}

/** Five renewals left out. */
const OLD = `started_at < now() - interval '10 seconds'`;

/** A renewal that waited for the end of a long transaction comes within this. */
const LOOK_AGAIN_MS = RENEW_EVERY_MS * 1.5;

/**
 * With each commit of the request: its effect stands, whatever becomes of the process. An answer is never NULL. Where
 * another process has begun it anew, the division by zero ends the transaction, and so there is one effect.
 */
const MARK = `
  WITH marked AS (
    UPDATE idempotency SET done = true WHERE caller = $1 AND key = $2 AND expires_at = $3::timestamptz RETURNING 1
  ) SELECT 1 / count(*) FROM marked`;

/** \`expires_at\` is set by each beginning and by nothing else: to the microsecond it names the run. */
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
      WHERE kept.expires_at < now() OR (NOT kept.done AND kept.${OLD} AND kept.fingerprint = excluded.fingerprint)
    RETURNING expires_at::text AS run
  ) SELECT run FROM begun`;

@Injectable()
export class PostgresIdempotencyStore extends IdempotencyStore {
  constructor(private readonly database: Database) {
    super();
  }

  async begin(request: IdempotentRequest): Promise<IdempotencyStart> {
    const { caller, key, fingerprint } = request;
    const [begun] = await this.database.query<{ run: string }>(BEGIN, [caller, key, fingerprint]);
    if (begun !== undefined) return { kind: 'new', run: begun.run };
    const found = await this.look(request);
    if (found.kind !== 'lost') return found;
    await sleep(LOOK_AGAIN_MS);
    return this.look(request);
  }

  override carryOut<T>({ caller, key, run }: BegunRequest, work: () => T): T {
    return alongEveryCommit(this.database.schema, (sql) => sql.sendAlong(MARK, [caller, key, run]), work);
  }

  /** While the request's own transaction holds the row nobody can take it over, and nothing needs to be said. */
  async renew({ caller, key, run }: BegunRequest): Promise<void> {
    await this.database.query(
      `UPDATE idempotency SET started_at = now() WHERE (caller, key) IN (
         SELECT caller, key FROM idempotency WHERE caller = $1 AND key = $2 AND expires_at = $3::timestamptz
         FOR UPDATE SKIP LOCKED)`,
      [caller, key, run],
    );
  }

  async finish({ caller, key, run }: BegunRequest, answer: unknown): Promise<void> {
    await this.database.query(
      `UPDATE idempotency SET done = true, answer = $4
       WHERE caller = $1 AND key = $2 AND expires_at = $3::timestamptz`,
      [caller, key, run, JSON.stringify(answer ?? null)],
    );
  }

  protected async forget({ caller, key, run }: BegunRequest): Promise<void> {
    await this.database.query(
      `DELETE FROM idempotency
       WHERE caller = $1 AND key = $2 AND expires_at = $3::timestamptz AND (NOT done OR answer IS NULL)`,
      [caller, key, run],
    );
  }

  /** Waits for a commit that is still under way. Where it got through nobody will bring the answer: so it is lost at once. */
  protected async forgetUndone({ caller, key, run }: BegunRequest): Promise<void> {
    const row = 'WHERE caller = $1 AND key = $2 AND expires_at = $3::timestamptz';
    const values = [caller, key, run];
    await this.database.query(`DELETE FROM idempotency ${row} AND NOT done`, values);
    await this.database.query(`UPDATE idempotency SET started_at = '-infinity' ${row} AND answer IS NULL`, values);
  }

  private async look({ caller, key, fingerprint }: IdempotentRequest): Promise<IdempotencyStart> {
    const [row] = await this.database.query<Row>(
      `SELECT done, answer, fingerprint = $3 AS same, answer IS NULL AS "isBare", ${OLD} AS "isOld"
       FROM idempotency WHERE caller = $1 AND key = $2`,
      [caller, key, fingerprint],
    );
    // Gone in between: the first attempt has just failed, the caller tries again.
    if (row === undefined) return { kind: 'running' };
    if (!row.same) return { kind: 'mismatch' };
    if (row.done && !row.isBare) return { kind: 'done', answer: row.answer };
    return { kind: row.done && row.isOld ? 'lost' : 'running' };
  }
}
