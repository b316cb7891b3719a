import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, pageOf, sqlOf } from '@plinth/platform-database';
import type { Page, Tx } from '@plinth/platform-database';
import { defaultClientOptions, OPERATOR_CLIENT_ID } from './client';
import type { ClientOptions, ClientStatus, OAuthClient } from './client';
import { ClientStore } from './client.store';

interface ClientRow extends Omit<OAuthClient, 'secretHash' | 'launchUrl' | 'options'> {
  readonly secretHash: Buffer | null;
  readonly launchUrl: string | null;
  readonly options: Partial<ClientOptions>;
}

const columns = `id, name, kind, status, grants, scopes, options,
  secret_hash AS "secretHash", redirect_uris AS "redirectUris",
  post_logout_redirect_uris AS "postLogoutRedirectUris", unit_ids::text[] AS "unitIds",
  landing_audiences AS "landingAudiences", launch_url AS "launchUrl", first_party AS "firstParty",
  created_at AS "createdAt", updated_at AS "updatedAt"`;

const clientOf = (row: ClientRow): OAuthClient => ({
  ...row,
  secretHash: row.secretHash ?? undefined,
  launchUrl: row.launchUrl ?? undefined,
  options: { ...defaultClientOptions, ...row.options },
});

const settingsOf = (client: OAuthClient): unknown[] => [
  client.id,
  client.name,
  client.redirectUris,
  client.postLogoutRedirectUris,
  client.scopes,
  client.unitIds,
  client.landingAudiences,
  client.launchUrl ?? null,
  client.firstParty,
  JSON.stringify(client.options),
];

@Injectable()
export class PostgresClientStore extends ClientStore {
  constructor(private readonly database: Database) {
    super();
  }

  async find(id: string): Promise<OAuthClient | undefined> {
    const rows = await this.database.query<ClientRow>(`SELECT ${columns} FROM oauth_client WHERE id = $1`, [id]);
    return rows[0] && clientOf(rows[0]);
  }

  async list(limit: number, cursor: string | undefined): Promise<Page<OAuthClient>> {
    const [at, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const rows = await this.database.query<ClientRow>(
      `SELECT ${columns} FROM oauth_client
       WHERE $1::text IS NULL OR (created_at, id) > ($1::timestamptz, $2)
       ORDER BY created_at, id LIMIT $3`,
      [at, id, limit + 1],
    );
    return pageOf(rows.map(clientOf), limit, (client) => [client.createdAt.toISOString(), client.id]);
  }

  async launchable(): Promise<readonly OAuthClient[]> {
    const rows = await this.database.query<ClientRow>(
      `SELECT ${columns} FROM oauth_client WHERE launch_url IS NOT NULL AND status = 'active' ORDER BY name, id`,
    );
    return rows.map(clientOf);
  }

  async lock(tx: Tx, id: string): Promise<OAuthClient | undefined> {
    const rows = await sqlOf(tx).query<ClientRow>(`SELECT ${columns} FROM oauth_client WHERE id = $1 FOR UPDATE`, [id]);
    return rows[0] && clientOf(rows[0]);
  }

  async add(tx: Tx, client: OAuthClient): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO oauth_client (id, name, redirect_uris, post_logout_redirect_uris, scopes, unit_ids,
         landing_audiences, launch_url, first_party, options, kind, grants, secret_hash, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6::uuid[], $7, $8, $9, $10, $11, $12, $13, $14, $14)`,
      [...settingsOf(client), client.kind, client.grants, client.secretHash ?? null, client.createdAt],
    );
  }

  async addAbsent(tx: Tx, client: OAuthClient): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO oauth_client (id, name, kind, grants, scopes, first_party, options)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
      [
        client.id,
        client.name,
        client.kind,
        client.grants,
        client.scopes,
        client.firstParty,
        JSON.stringify(client.options),
      ],
    );
  }

  async change(tx: Tx, client: OAuthClient): Promise<void> {
    await sqlOf(tx).execute(
      `UPDATE oauth_client SET name = $2, redirect_uris = $3, post_logout_redirect_uris = $4, scopes = $5,
         unit_ids = $6::uuid[], landing_audiences = $7, launch_url = $8, first_party = $9, options = $10,
         updated_at = now()
       WHERE id = $1`,
      settingsOf(client),
    );
  }

  async leaveUnit(tx: Tx, unitId: string): Promise<readonly string[]> {
    const rows = await sqlOf(tx).query<{ id: string }>(
      `UPDATE oauth_client SET unit_ids = array_remove(unit_ids, $1::uuid), updated_at = now()
       WHERE unit_ids @> ARRAY[$1::uuid] RETURNING id`,
      [unitId],
    );
    return rows.map(({ id }) => id);
  }

  async setStatus(tx: Tx, id: string, status: ClientStatus): Promise<void> {
    await sqlOf(tx).execute(`UPDATE oauth_client SET status = $2, updated_at = now() WHERE id = $1`, [id, status]);
  }

  async setSecret(tx: Tx, id: string, secretHash: Buffer): Promise<void> {
    await sqlOf(tx).execute(`UPDATE oauth_client SET secret_hash = $2, updated_at = now() WHERE id = $1`, [
      id,
      secretHash,
    ]);
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await sqlOf(tx).execute(`DELETE FROM oauth_client WHERE id = $1`, [id]);
  }

  async putOperator(tx: Tx, secretHash: Buffer): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO oauth_client (id, name, kind, grants, scopes, first_party, secret_hash, created_at)
       VALUES ($1, 'Operator', 'confidential', '{client_credentials}', '{*}', true, $2,
         date_trunc('milliseconds', now()))
       ON CONFLICT (id) DO UPDATE SET secret_hash = $2, status = 'active', updated_at = now()
       WHERE oauth_client.secret_hash <> $2 OR oauth_client.status <> 'active'`,
      [OPERATOR_CLIENT_ID, secretHash],
    );
  }
}
