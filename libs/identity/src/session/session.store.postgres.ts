import { Injectable } from '@nestjs/common';
import { Database, Transactions, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { SessionStore } from './session.store';
import type { EndedRow, ExpiredRow, ListedSession, NewSession, SessionRow } from './session.store';

/** SQL: neither ended nor past one of its limits. */
export const sessionIsAlive = (s: string): string =>
  `${s}.ended_at IS NULL AND ${s}.expires_at > now()
     AND ${s}.last_seen_at > now() - make_interval(secs => ${s}.idle_seconds)`;
const ALIVE = sessionIsAlive('session');
const ENDED = `RETURNING s.id AS "sessionId", s.account_id AS "accountId",
  (SELECT person_id FROM account a WHERE a.id = s.account_id) AS "personId"`;

const SIGNED_IN = `SELECT s.id AS "sessionId", s.account_id AS "accountId", a.person_id AS "personId", a.audience,
    s.auth_time AS "authTime", s.acr, s.amr, s.identity_id AS "identityId", s.last_seen_at AS "lastSeenAt",
    extract(epoch FROM s.expires_at - now())::float8 AS "secondsLeft"
  FROM session s JOIN account a ON a.id = s.account_id
  WHERE ${sessionIsAlive('s')} AND a.status = 'active'`;

const valuesOf = (session: NewSession): readonly unknown[] => [
  session.id,
  session.tokenHash,
  session.accountId,
  session.acr,
  session.amr,
  session.address,
  session.userAgent,
  session.idleSeconds,
  session.absoluteSeconds,
];

@Injectable()
export class PostgresSessionStore extends SessionStore {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
  ) {
    super();
  }

  async start(tx: Tx, session: NewSession): Promise<void> {
    sqlOf(tx).sendAlong(
      `INSERT INTO session (id, token_hash, account_id, auth_time, acr, amr, address, user_agent, idle_seconds, expires_at)
       VALUES ($1, $2, $3, now(), $4, $5, $6, $7, $8, now() + make_interval(secs => $9))`,
      valuesOf(session),
    );
  }

  async renew(tx: Tx, session: NewSession): Promise<boolean> {
    const renewed = await sqlOf(tx).executePrepared(
      `UPDATE session SET token_hash = $2, auth_time = now(), acr = $4, amr = $5, address = $6, user_agent = $7,
         idle_seconds = $8, last_seen_at = now(), expires_at = now() + make_interval(secs => $9)
       WHERE id = $1 AND account_id = $3 AND ${ALIVE}`,
      valuesOf(session),
    );
    return renewed === 1;
  }

  end(tx: Tx, sessionIds: readonly string[], reason: string): Promise<readonly EndedRow[]> {
    return sqlOf(tx).query<EndedRow>(
      `UPDATE session s SET ended_at = now(), end_reason = $2 WHERE id = ANY($1::uuid[]) AND ended_at IS NULL ${ENDED}`,
      [sessionIds, reason],
    );
  }

  endAll(tx: Tx, accountIds: readonly string[], reason: string, except?: string): Promise<readonly EndedRow[]> {
    return sqlOf(tx).query<EndedRow>(
      `UPDATE session s SET ended_at = now(), end_reason = $2
       WHERE account_id = ANY($1::uuid[]) AND ended_at IS NULL AND id IS DISTINCT FROM $3::uuid ${ENDED}`,
      [accountIds, reason, except ?? null],
    );
  }

  endExpired(tx: Tx, after: string, limit: number): Promise<readonly ExpiredRow[]> {
    return sqlOf(tx).query<ExpiredRow>(
      `UPDATE session s SET ended_at = now(), end_reason = 'expired'
       WHERE id IN (SELECT o.id FROM session o WHERE o.id > $1 AND o.ended_at IS NULL AND NOT (${sessionIsAlive('o')})
         ORDER BY o.id LIMIT $2 FOR UPDATE SKIP LOCKED)
       ${ENDED}, s.last_seen_at < now() - interval '65 minutes' AS "tokensExpired"`,
      [after, limit],
    );
  }

  async everHad(tx: Tx, accountIds: readonly string[]): Promise<readonly string[]> {
    const rows = await sqlOf(tx).query<{ account_id: string }>(
      'SELECT DISTINCT account_id FROM session WHERE account_id = ANY($1::uuid[])',
      [accountIds],
    );
    return rows.map((row) => row.account_id);
  }

  async chooseIdentity(tx: Tx, sessionId: string, identityId: string): Promise<void> {
    await sqlOf(tx).execute('UPDATE session SET identity_id = $2 WHERE id = $1', [sessionId, identityId]);
  }

  async alive(sessionId: string): Promise<SessionRow | undefined> {
    return (await this.database.queryPrepared<SessionRow>(`${SIGNED_IN} AND s.id = $1`, [sessionId]))[0];
  }

  async byToken(tokenHash: Buffer): Promise<SessionRow | undefined> {
    return (await this.database.queryPrepared<SessionRow>(`${SIGNED_IN} AND s.token_hash = $1`, [tokenHash]))[0];
  }

  async touch(sessionId: string): Promise<void> {
    await this.transactions.run((tx) =>
      sqlOf(tx).execute('UPDATE session SET last_seen_at = now() WHERE id = $1 AND ended_at IS NULL', [sessionId]),
    );
  }

  aliveOf(accountId: string): Promise<readonly ListedSession[]> {
    return this.database.query<ListedSession>(
      `SELECT id AS "sessionId", created_at AS "startedAt", last_seen_at AS "lastSeenAt", address, user_agent AS "userAgent"
       FROM session WHERE account_id = $1 AND ${ALIVE} ORDER BY last_seen_at DESC LIMIT 100`,
      [accountId],
    );
  }

  prune(days: number): Promise<number> {
    return this.transactions.run((tx) =>
      sqlOf(tx).execute(
        `DELETE FROM session WHERE least(expires_at, coalesce(ended_at, 'infinity')) < now() - make_interval(days => $1)`,
        [days],
      ),
    );
  }
}
