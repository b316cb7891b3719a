import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { hashSecret } from '../protocol/secret';
import { TransactionStore } from './transaction.store';
import type { TransactionKey, WaitingRequest } from './transaction.store';

const TRANSACTION_MINUTES = 10;
/** The row stays: a request that its browser holds sealed could be brought again. */
export const ANSWERED = `request = '{}'`;
export const IS_WAITING = `request <> '{}' AND expires_at > now()`;

const hashes = ({ id, browser }: TransactionKey): [Buffer, Buffer] => [hashSecret(id), hashSecret(browser)];

@Injectable()
export class PostgresTransactionStore extends TransactionStore {
  constructor(private readonly database: Database) {
    super();
  }

  async add(tx: Tx, key: TransactionKey, waiting: WaitingRequest): Promise<void> {
    // Nobody waits for the disk: a request lost with the machine is asked again by opening the application again.
    sqlOf(tx).sendAlong(
      `INSERT INTO authorization_transaction (id_hash, browser_hash, request, started_at, expires_at)
       SELECT $1::bytea, $2::bytea, $3::jsonb, $4::timestamptz, now() + make_interval(mins => $5)
       FROM set_config('synchronous_commit', 'off', true) ON CONFLICT DO NOTHING`,
      [...hashes(key), waiting.request, waiting.startedAt, TRANSACTION_MINUTES],
    );
  }

  async find(key: TransactionKey): Promise<WaitingRequest | undefined> {
    const rows = await this.database.queryPrepared<WaitingRequest & { shownTo: string | null }>(
      `SELECT request, started_at AS "startedAt", shown_to AS "shownTo" FROM authorization_transaction
       WHERE id_hash = $1 AND browser_hash = $2 AND ${IS_WAITING}`,
      hashes(key),
    );
    return rows[0] && { ...rows[0], shownTo: rows[0].shownTo ?? undefined };
  }

  async markShown(tx: Tx, key: TransactionKey, sessionId: string): Promise<void> {
    await sqlOf(tx).execute(
      `UPDATE authorization_transaction SET shown_to = $3 WHERE id_hash = $1 AND browser_hash = $2`,
      [...hashes(key), sessionId],
    );
  }

  async take(tx: Tx, key: TransactionKey): Promise<boolean> {
    const taken = await sqlOf(tx).executePrepared(
      `UPDATE authorization_transaction SET ${ANSWERED} WHERE id_hash = $1 AND browser_hash = $2 AND ${IS_WAITING}`,
      hashes(key),
    );
    return taken === 1;
  }
}
