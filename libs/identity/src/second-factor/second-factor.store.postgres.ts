import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { SecondFactorStore } from './second-factor.store';
import type { StoredFactor } from './second-factor.store';

@Injectable()
export class PostgresSecondFactorStore extends SecondFactorStore {
  constructor(private readonly database: Database) {
    super();
  }

  async of(accountId: string): Promise<StoredFactor | undefined> {
    const [row] = await this.database.query<StoredFactor>(
      `SELECT secret, (SELECT count(*)::int FROM recovery_code r WHERE r.account_id = f.account_id AND used_at IS NULL)
         AS "recoveryCodesLeft" FROM second_factor f WHERE account_id = $1`,
      [accountId],
    );
    return row;
  }

  async enrol(tx: Tx, accountId: string, secret: Buffer, step: number, codes: readonly Buffer[]): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO second_factor (account_id, secret, last_step) VALUES ($1, $2, $3)
       ON CONFLICT (account_id) DO UPDATE SET secret = EXCLUDED.secret, last_step = EXCLUDED.last_step, enrolled_at = now()`,
      [accountId, secret, step],
    );
    await this.replaceCodes(tx, accountId, codes);
  }

  async replaceCodes(tx: Tx, accountId: string, codes: readonly Buffer[]): Promise<void> {
    await sqlOf(tx).execute('DELETE FROM recovery_code WHERE account_id = $1', [accountId]);
    await sqlOf(tx).execute('INSERT INTO recovery_code (account_id, digest) SELECT $1, unnest($2::bytea[])', [
      accountId,
      codes,
    ]);
  }

  async useStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
    const used = await sqlOf(tx).execute(
      'UPDATE second_factor SET last_step = $2 WHERE account_id = $1 AND last_step < $2',
      [accountId, step],
    );
    return used === 1;
  }

  async useCode(tx: Tx, accountId: string, digest: Buffer): Promise<boolean> {
    const used = await sqlOf(tx).execute(
      'UPDATE recovery_code SET used_at = now() WHERE account_id = $1 AND digest = $2 AND used_at IS NULL',
      [accountId, digest],
    );
    return used === 1;
  }

  async remove(tx: Tx, accountId: string): Promise<boolean> {
    await sqlOf(tx).execute('DELETE FROM recovery_code WHERE account_id = $1', [accountId]);
    return (await sqlOf(tx).execute('DELETE FROM second_factor WHERE account_id = $1', [accountId])) === 1;
  }
}
