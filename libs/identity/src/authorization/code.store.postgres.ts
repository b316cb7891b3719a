import { Injectable } from '@nestjs/common';
import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { CodeStore } from './code.store';
import type { NewCode, Redemption, StoredCode } from './code.store';

/** RFC 9700 and FAPI 2: a code lives a minute at most. */
const CODE_SECONDS = 60;

@Injectable()
export class PostgresCodeStore extends CodeStore {
  async add(tx: Tx, code: NewCode): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO authorization_code
         (code_hash, client_id, account_id, person_id, session_id, grant_facts, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))`,
      [code.codeHash, code.clientId, code.accountId, code.personId, code.sessionId, code.grant, CODE_SECONDS],
    );
  }

  async redeem(
    tx: Tx,
    codeHash: Buffer,
    clientId: string,
    { lineageId, tokenId }: Redemption,
  ): Promise<StoredCode | undefined> {
    const rows = await sqlOf(tx).query<StoredCode>(
      `UPDATE authorization_code SET redeemed_at = now(), lineage_id = $3, token_id = $4
       WHERE code_hash = $1 AND client_id = $2 AND redeemed_at IS NULL AND expires_at > now()
         -- A session that ended while its code was being made.
         AND NOT EXISTS (SELECT 1 FROM revocation WHERE subject_id = session_id::text AND kind = 'session')
       RETURNING client_id AS "clientId", account_id AS "accountId", person_id AS "personId",
         session_id AS "sessionId", grant_facts AS "grant"`,
      [codeHash, clientId, lineageId, tokenId],
    );
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
