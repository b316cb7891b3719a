import { Injectable } from '@nestjs/common';
import type { DataGrant } from '@plinth/market-contract';
import { Database, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { KeptGrant } from './data-grant';
import { DataGrantStore } from './data-grant.store';
import type { GrantFilter } from './data-grant.store';

const columns = `id AS "grantId", client_id AS "clientId", unit_id AS "unitId", fields, purpose,
  expires_at AS "expiresAt"`;
const kept = `${columns}, given_by AS "givenBy", given_at AS "givenAt", revoked_at AS "revokedAt",
  revoked_by AS "revokedBy"`;

@Injectable()
export class PostgresDataGrantStore extends DataGrantStore {
  constructor(private readonly database: Database) {
    super();
  }

  async insert(tx: Tx, grant: DataGrant, givenBy: string): Promise<void> {
    const { grantId, clientId, unitId, fields, purpose, expiresAt } = grant;
    await sqlOf(tx).execute(
      `INSERT INTO data_grant (id, client_id, unit_id, fields, purpose, expires_at, given_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [grantId, clientId, unitId, fields, purpose, expiresAt, givenBy],
    );
  }

  async unitOf(grantId: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ unitId: string }>(
      'SELECT unit_id AS "unitId" FROM data_grant WHERE id = $1',
      [grantId],
    );
    return row?.unitId;
  }

  async lockActive(tx: Tx, grantId: string): Promise<KeptGrant | undefined> {
    const [row] = await sqlOf(tx).query<KeptGrant>(
      `SELECT ${kept} FROM data_grant WHERE id = $1 AND revoked_at IS NULL FOR UPDATE`,
      [grantId],
    );
    return row;
  }

  async revoke(tx: Tx, grantId: string, actor: string, reason: string): Promise<void> {
    await sqlOf(tx).execute(
      'UPDATE data_grant SET revoked_at = now(), revoked_by = $2, revoke_reason = $3 WHERE id = $1',
      [grantId, actor, reason],
    );
  }

  revokeOfUnit(tx: Tx, unitId: string, actor: string, reason: string): Promise<readonly DataGrant[]> {
    return sqlOf(tx).query<DataGrant>(
      `UPDATE data_grant SET revoked_at = now(), revoked_by = $2, revoke_reason = $3
       WHERE unit_id = $1 AND revoked_at IS NULL RETURNING ${columns}`,
      [unitId, actor, reason],
    );
  }

  inForce(clientId: string): Promise<readonly DataGrant[]> {
    return this.database.query<DataGrant>(
      `SELECT ${columns} FROM data_grant WHERE client_id = $1 AND revoked_at IS NULL AND expires_at > now() ORDER BY id`,
      [clientId],
    );
  }

  list(filter: GrantFilter): Promise<readonly KeptGrant[]> {
    return this.database.query<KeptGrant>(
      `SELECT ${kept} FROM data_grant
       WHERE ($1::text IS NULL OR client_id = $1) AND ($2::uuid IS NULL OR unit_id = $2) AND ($3::uuid IS NULL OR id > $3)
       ORDER BY id LIMIT $4`,
      [filter.clientId ?? null, filter.unitId ?? null, filter.after ?? null, filter.limit],
    );
  }
}
