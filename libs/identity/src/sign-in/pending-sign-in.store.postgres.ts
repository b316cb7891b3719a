import { Injectable } from '@nestjs/common';
import { Database, Transactions, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { PendingSignInStore } from './pending-sign-in.store';
import type { PendingSignIn } from './pending-sign-in.store';

@Injectable()
export class PostgresPendingSignInStore extends PendingSignInStore {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
  ) {
    super();
  }

  async add(tx: Tx, tokenHash: Buffer, pending: PendingSignIn, seconds: number): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO pending_sign_in (token_hash, account_id, proven, has_second_factor, must_set_password, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))`,
      [tokenHash, pending.accountId, pending.proven, pending.hasSecondFactor, pending.mustSetPassword, seconds],
    );
  }

  async get(tokenHash: Buffer): Promise<PendingSignIn | undefined> {
    const [row] = await this.database.query<PendingSignIn>(
      `SELECT account_id AS "accountId", proven, has_second_factor AS "hasSecondFactor",
         must_set_password AS "mustSetPassword", enrolment
       FROM pending_sign_in WHERE token_hash = $1 AND expires_at > now()`,
      [tokenHash],
    );
    return row;
  }

  async advance(tx: Tx, tokenHash: Buffer, pending: PendingSignIn): Promise<void> {
    await sqlOf(tx).execute(
      'UPDATE pending_sign_in SET has_second_factor = $2, must_set_password = $3 WHERE token_hash = $1',
      [tokenHash, pending.hasSecondFactor, pending.mustSetPassword],
    );
  }

  async keepEnrolment(tx: Tx, tokenHash: Buffer, enrolment: Buffer): Promise<void> {
    await sqlOf(tx).execute('UPDATE pending_sign_in SET enrolment = $2 WHERE token_hash = $1', [tokenHash, enrolment]);
  }

  async take(tx: Tx, tokenHash: Buffer): Promise<boolean> {
    return (await sqlOf(tx).execute('DELETE FROM pending_sign_in WHERE token_hash = $1', [tokenHash])) === 1;
  }

  prune(): Promise<number> {
    return this.transactions.run((tx) => sqlOf(tx).execute('DELETE FROM pending_sign_in WHERE expires_at < now()'));
  }
}
