import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { Database, Transactions, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { SignInHistory } from './sign-in-history.store';
import type { PastSignIn, SignInEntry } from './sign-in-history.store';

@Injectable()
export class PostgresSignInHistory extends SignInHistory {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
  ) {
    super();
  }

  async add(tx: Tx, { accountId, result, method, address, userAgent }: SignInEntry): Promise<void> {
    sqlOf(tx).sendAlong(
      'INSERT INTO sign_in (id, account_id, result, method, address, user_agent) VALUES ($1, $2, $3, $4, $5, $6)',
      [v7(), accountId, result, method, address, userAgent],
    );
  }

  latest(accountId: string, limit: number): Promise<readonly PastSignIn[]> {
    return this.database.query<PastSignIn>(
      `SELECT at, result, method, address, user_agent AS "userAgent" FROM sign_in
       WHERE account_id = $1 ORDER BY id DESC LIMIT $2`,
      [accountId, limit],
    );
  }

  prune(days: number): Promise<number> {
    return this.transactions.run((tx) =>
      sqlOf(tx).execute('DELETE FROM sign_in WHERE at < now() - make_interval(days => $1)', [days]),
    );
  }
}
