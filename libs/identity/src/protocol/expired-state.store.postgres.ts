import { Injectable } from '@nestjs/common';
import { sqlOf, Transactions } from '@plinth/platform-database';
import { ExpiredStateStore } from './expired-state.store';

/**
 * A spent code is kept for a day, so that a replay still takes its tokens back; a dead lineage for thirty, so that
 * the use of a stolen token can still be looked into.
 */
const statements = [
  `DELETE FROM authorization_transaction WHERE expires_at < now()`,
  `DELETE FROM authorization_code WHERE expires_at < now() - interval '1 day'`,
  `DELETE FROM refresh_lineage WHERE expires_at < now() OR revoked_at < now() - interval '30 days'`,
  `DELETE FROM revocation WHERE expires_at < extract(epoch FROM now())`,
];

@Injectable()
export class PostgresExpiredStateStore extends ExpiredStateStore {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async purge(): Promise<void> {
    for (const statement of statements) await this.transactions.run((tx) => sqlOf(tx).execute(statement));
  }
}
