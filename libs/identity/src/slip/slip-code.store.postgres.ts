import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { SlipCodeStore } from './slip-code.store';
import type { NewSlipCode, StoredSlipCode } from './slip-code.store';

@Injectable()
export class PostgresSlipCodeStore extends SlipCodeStore {
  constructor(private readonly database: Database) {
    super();
  }

  async put(tx: Tx, codes: readonly NewSlipCode[], days: number, by: string): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO first_time_code (account_id, digest, kind, expires_at, made_by)
       SELECT account_id, digest, kind, now() + make_interval(days => $4), $5
       FROM unnest($1::uuid[], $2::bytea[], $3::text[]) AS c (account_id, digest, kind)
       ON CONFLICT (account_id) DO UPDATE SET digest = EXCLUDED.digest, kind = EXCLUDED.kind,
         expires_at = EXCLUDED.expires_at, made_by = EXCLUDED.made_by, made_at = now()`,
      [codes.map((c) => c.accountId), codes.map((c) => c.digest), codes.map((c) => c.kind), days, by],
    );
  }

  async validOf(accountId: string): Promise<StoredSlipCode | undefined> {
    const [row] = await this.database.query<StoredSlipCode>(
      'SELECT digest, kind FROM first_time_code WHERE account_id = $1 AND expires_at > now()',
      [accountId],
    );
    return row;
  }

  async take(tx: Tx, accountId: string): Promise<boolean> {
    const taken = await sqlOf(tx).execute('DELETE FROM first_time_code WHERE account_id = $1 AND expires_at > now()', [
      accountId,
    ]);
    return taken === 1;
  }

  async putBinding(
    tx: Tx,
    codes: readonly { readonly pupilId: string; readonly digest: Buffer }[],
    days: number,
    by: string,
  ): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO binding_code (pupil_id, digest, expires_at, made_by)
       SELECT pupil_id, digest, now() + make_interval(days => $3), $4
       FROM unnest($1::uuid[], $2::bytea[]) AS c (pupil_id, digest)
       ON CONFLICT (pupil_id) DO UPDATE SET digest = EXCLUDED.digest, expires_at = EXCLUDED.expires_at,
         made_by = EXCLUDED.made_by, made_at = now()`,
      [codes.map((c) => c.pupilId), codes.map((c) => c.digest), days, by],
    );
  }

  async voidBinding(tx: Tx, pupilId: string): Promise<void> {
    await sqlOf(tx).execute('DELETE FROM binding_code WHERE pupil_id = $1', [pupilId]);
  }

  async pupilOf(bindingDigest: Buffer): Promise<string | undefined> {
    const [row] = await this.database.query<{ pupil_id: string }>(
      'SELECT pupil_id FROM binding_code WHERE digest = $1 AND expires_at > now()',
      [bindingDigest],
    );
    return row?.pupil_id;
  }
}
