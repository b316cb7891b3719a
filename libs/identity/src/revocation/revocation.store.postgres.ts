import { Injectable } from '@nestjs/common';
import type { AccessTokenClaims, Revocation } from '@plinth/identity-contract';
import { Database, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { RevocationStore } from './revocation.store';
import type { NewRevocation } from './revocation.store';

@Injectable()
export class PostgresRevocationStore extends RevocationStore {
  constructor(private readonly database: Database) {
    super();
  }

  async add(tx: Tx, entries: readonly NewRevocation[], keptSeconds: number): Promise<void> {
    if (entries.length === 0) return;
    await sqlOf(tx).execute(
      `WITH added AS (
         INSERT INTO revocation (kind, subject_id, issued_until, expires_at)
         SELECT kind, id, now.seconds, now.seconds + $3::int
         FROM unnest($1::text[], $2::text[]) AS entry (kind, id),
           (SELECT floor(extract(epoch FROM clock_timestamp()))::bigint AS seconds) AS now)
       SELECT pg_notify('identity_revoked', '')`,
      [entries.map(({ kind }) => kind), entries.map(({ id }) => id), keptSeconds],
    );
  }

  async covers(claims: AccessTokenClaims): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM revocation
       WHERE (subject_id, kind) IN (($1, 'token'), ($2, 'session'), ($3, 'account'), ($4, 'client'))
         AND issued_until >= $5
       LIMIT 1`,
      [claims.jti, claims.sid ?? '', claims.sub, claims.client_id, claims.iat],
    );
    return rows.length > 0;
  }

  onAdded(call: () => void): Promise<() => Promise<void>> {
    return this.database.listen('identity_revoked', call);
  }

  /**
   * The position is a horizon of PostgreSQL: every transaction below it has ended, so nothing can still appear there.
   * Entries above it are given at once and once more by the next question; a repeated entry does no harm.
   */
  async since(position: number): Promise<{ readonly position: number; readonly entries: readonly Revocation[] }> {
    const rows = await this.database.query<{ horizon: string; entries: Revocation[] | null }>(
      `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon,
         (SELECT json_agg(json_build_object(
             'kind', kind, 'id', subject_id, 'issuedUntil', issued_until, 'expiresAt', expires_at))
          FROM revocation
          WHERE transaction_id >= $1 AND expires_at > extract(epoch FROM now())) AS entries`,
      [position],
    );
    return { position: Number(rows[0]?.horizon ?? position), entries: rows[0]?.entries ?? [] };
  }
}
