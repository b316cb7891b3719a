import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { SigningAlg, StoredSigningKey } from './signing-key';
import { SigningKeyStore } from './signing-key.store';

const KEY_CHANGE_LOCK = 7_165_301;

@Injectable()
export class PostgresSigningKeyStore extends SigningKeyStore {
  constructor(private readonly database: Database) {
    super();
  }

  async all(): Promise<readonly StoredSigningKey[]> {
    const rows = await this.database.query<StoredSigningKey & { retiredAt: Date | null }>(
      `SELECT kid, alg, state, public_jwk AS "publicJwk", private_sealed AS "privateSealed", retired_at AS "retiredAt"
       FROM signing_key ORDER BY created_at, kid`,
    );
    return rows.map((row) => ({ ...row, retiredAt: row.retiredAt ?? undefined }));
  }

  async lock(tx: Tx): Promise<void> {
    await sqlOf(tx).execute('SELECT pg_advisory_xact_lock($1)', [KEY_CHANGE_LOCK]);
  }

  states(tx: Tx): Promise<readonly Pick<StoredSigningKey, 'kid' | 'alg' | 'state'>[]> {
    return sqlOf(tx).query(`SELECT kid, alg, state FROM signing_key WHERE state <> 'retired'`);
  }

  async daysSinceRotation(tx: Tx): Promise<number> {
    // The keys of a new base never retired another: they have signed since they were made.
    const [row] = await sqlOf(tx).query<{ days: number }>(
      `SELECT extract(epoch FROM now() - coalesce(max(retired_at), min(created_at), now()))::float8 / 86400 AS days
       FROM signing_key`,
    );
    return row?.days ?? 0;
  }

  async add(tx: Tx, key: StoredSigningKey): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO signing_key (kid, alg, state, public_jwk, private_sealed) VALUES ($1, $2, $3, $4, $5)`,
      [key.kid, key.alg, key.state, JSON.stringify(key.publicJwk), key.privateSealed],
    );
  }

  async advance(tx: Tx, alg: SigningAlg): Promise<void> {
    const sql = sqlOf(tx);
    await sql.execute(
      `UPDATE signing_key SET state = 'retired', retired_at = now() WHERE alg = $1 AND state = 'current'`,
      [alg],
    );
    await sql.execute(`UPDATE signing_key SET state = 'current' WHERE alg = $1 AND state = 'next'`, [alg]);
  }
}
