import { Injectable } from '@nestjs/common';
import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { CodeStore } from './code.store';
import type { FirstRefresh, NewCode, Redemption, StoredCode } from './code.store';
import { hashSecret } from '../protocol/secret';
import type { TransactionKey } from './transaction.store';
import { ANSWERED, IS_WAITING } from './transaction.store.postgres';

/** RFC 9700 and FAPI 2: a code lives a minute at most. */
const CODE_SECONDS = 60;

const insertion = `INSERT INTO authorization_code
  (code_hash, client_id, account_id, person_id, session_id, grant_facts, expires_at)`;
const columnsOf = (grant: string): string =>
  `$1::bytea, $2::text, $3::uuid, $4::uuid, $5::uuid, ${grant}, now() + make_interval(secs => $7)`;
const newCode = columnsOf('$6::jsonb');
/** The session that begins in the same transaction has `now()` for its time of authentication. */
const codeOfNewSession = columnsOf(
  `$6::jsonb || jsonb_build_object('authTime', floor(extract(epoch FROM now()))::bigint)`,
);
const valuesOf = (code: NewCode): readonly unknown[] => [
  code.codeHash,
  code.clientId,
  code.accountId,
  code.personId,
  code.sessionId,
  code.grant,
  CODE_SECONDS,
];

/** One statement: of two answers to one waiting request the second finds it gone. */
const takingStored = `UPDATE authorization_transaction SET ${ANSWERED}
    WHERE id_hash = $8 AND browser_hash = $9 AND ${IS_WAITING} RETURNING 1`;
/** What its browser held sealed until now is written down as answered; twice as long as it could be brought again. */
const takingSealed = `INSERT INTO authorization_transaction AS t (id_hash, browser_hash, request, started_at, expires_at)
    VALUES ($8::bytea, $9::bytea, '{}', now(), now() + interval '20 minutes')
    ON CONFLICT (id_hash) DO UPDATE SET ${ANSWERED}
      WHERE t.browser_hash = excluded.browser_hash AND t.request <> '{}' AND t.expires_at > now()
    RETURNING 1`;
const additionOf = (taking: string, code: string): string => `WITH taken AS (
    ${taking}
  ) ${insertion} SELECT ${code} FROM taken RETURNING 1`;
const addition = additionOf(takingStored, newCode);
const additionWithSession = additionOf(takingSealed, codeOfNewSession);

const redemption = `WITH redeemed AS (
    UPDATE authorization_code SET redeemed_at = now(), lineage_id = $3, token_id = $4
    WHERE code_hash = $1 AND client_id = $2 AND redeemed_at IS NULL AND expires_at > now()
      -- A session that ended while its code was being made.
      AND NOT EXISTS (SELECT 1 FROM revocation WHERE subject_id = session_id::text AND kind = 'session')
    RETURNING client_id, account_id, person_id, session_id, grant_facts
  ), begun AS (
    INSERT INTO refresh_lineage (id, client_id, account_id, person_id, session_id, scopes, auth_time, acr, amr,
      secret_hash, token_ids, expires_at)
    SELECT $3, client_id, account_id, person_id, session_id,
      ARRAY(SELECT jsonb_array_elements_text(grant_facts -> 'scopes')), to_timestamp((grant_facts ->> 'authTime')::float8),
      grant_facts ->> 'acr', ARRAY(SELECT jsonb_array_elements_text(grant_facts -> 'amr')),
      $5::bytea, ARRAY[$4]::uuid[], now() + make_interval(days => $6::int)
    FROM redeemed WHERE $5::bytea IS NOT NULL
  )
  SELECT client_id AS "clientId", account_id AS "accountId", person_id AS "personId", session_id AS "sessionId",
    grant_facts AS "grant" FROM redeemed`;

@Injectable()
export class PostgresCodeStore extends CodeStore {
  async add(tx: Tx, code: NewCode): Promise<void> {
    sqlOf(tx).sendAlong(`${insertion} VALUES (${newCode})`, valuesOf(code));
  }

  addLast(tx: Tx, code: NewCode, waiting: TransactionKey): Promise<boolean> {
    return this.answerLast(tx, addition, code, waiting);
  }

  addWithSession(tx: Tx, code: NewCode, waiting: TransactionKey): Promise<boolean> {
    return this.answerLast(tx, additionWithSession, code, waiting);
  }

  private async answerLast(tx: Tx, statement: string, code: NewCode, { id, browser }: TransactionKey) {
    const added = await sqlOf(tx).queryLast(statement, [...valuesOf(code), hashSecret(id), hashSecret(browser)]);
    return added.length === 1;
  }

  async redeemLast(
    tx: Tx,
    codeHash: Buffer,
    clientId: string,
    { lineageId, tokenId }: Redemption,
    refresh?: FirstRefresh,
  ): Promise<StoredCode | undefined> {
    const rows = await sqlOf(tx).queryLast<StoredCode>(redemption, [
      codeHash,
      clientId,
      lineageId,
      tokenId,
      refresh?.secretHash ?? null,
      refresh?.lifetimeDays ?? null,
    ]);
    return rows[0];
  }

  async redemptionOf(tx: Tx, codeHash: Buffer, clientId: string): Promise<Redemption | undefined> {
    const rows = await sqlOf(tx).query<Redemption>(
      `SELECT lineage_id AS "lineageId", token_id AS "tokenId" FROM authorization_code
       WHERE code_hash = $1 AND client_id = $2 AND redeemed_at IS NOT NULL`,
      [codeHash, clientId],
    );
    return rows[0];
  }

  async forgetOfSessions(tx: Tx, sessionIds: readonly string[]): Promise<void> {
    await sqlOf(tx).execute(
      `DELETE FROM authorization_code WHERE session_id = ANY($1::uuid[]) AND redeemed_at IS NULL`,
      [sessionIds],
    );
  }
}
