import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { PasswordStore } from './password.store';
import type { StoredPassword } from './password.store';

@Injectable()
export class PostgresPasswordStore extends PasswordStore {
  constructor(private readonly database: Database) {
    super();
  }

  async of(accountId: string): Promise<StoredPassword | undefined> {
    const [row] = await this.database.query<StoredPassword>(
      'SELECT hash, set_at AS "setAt", must_change AS "mustChange" FROM password WHERE account_id = $1',
      [accountId],
    );
    return row;
  }

  async history(accountId: string, length: number): Promise<readonly string[]> {
    const rows = await this.database.query<{ hash: string }>(
      'SELECT hash FROM password_history WHERE account_id = $1 ORDER BY set_at DESC LIMIT $2',
      [accountId, length],
    );
    return rows.map((row) => row.hash);
  }

  async set(
    tx: Tx,
    accountId: string,
    password: { readonly hash: string; readonly mustChange: boolean },
    keep: number,
  ): Promise<void> {
    const sql = sqlOf(tx);
    await sql.execute(
      `INSERT INTO password (account_id, hash, must_change) VALUES ($1, $2, $3)
       ON CONFLICT (account_id) DO UPDATE SET hash = EXCLUDED.hash, must_change = EXCLUDED.must_change, set_at = now()`,
      [accountId, password.hash, password.mustChange],
    );
    await sql.execute('INSERT INTO password_history (account_id, hash, set_at) VALUES ($1, $2, clock_timestamp())', [
      accountId,
      password.hash,
    ]);
    await sql.execute(
      `DELETE FROM password_history WHERE account_id = $1 AND set_at NOT IN
         (SELECT set_at FROM password_history WHERE account_id = $1 ORDER BY set_at DESC LIMIT $2)`,
      [accountId, keep],
    );
  }

  async rehash(tx: Tx, accountId: string, before: string, hash: string): Promise<void> {
    await sqlOf(tx).execute('UPDATE password SET hash = $3 WHERE account_id = $1 AND hash = $2', [
      accountId,
      before,
      hash,
    ]);
  }

  async remove(tx: Tx, accountId: string): Promise<void> {
    await sqlOf(tx).execute('DELETE FROM password WHERE account_id = $1', [accountId]);
  }
}
