import { Injectable } from '@nestjs/common';
import { Database, sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { ConsentStore } from './consent.store';
import type { Consent } from './consent.store';

@Injectable()
export class PostgresConsentStore extends ConsentStore {
  constructor(private readonly database: Database) {
    super();
  }

  async scopesOf(accountId: string, clientId: string): Promise<readonly string[]> {
    const rows = await this.database.query<{ scopes: string[] }>(
      'SELECT scopes FROM oauth_consent WHERE account_id = $1 AND client_id = $2',
      [accountId, clientId],
    );
    return rows[0]?.scopes ?? [];
  }

  listOf(accountId: string): Promise<readonly Consent[]> {
    return this.database.query<Consent>(
      `SELECT consent.client_id AS "clientId", client.name AS "clientName", consent.scopes, given_at AS "givenAt"
       FROM oauth_consent consent JOIN oauth_client client ON client.id = consent.client_id
       WHERE account_id = $1 ORDER BY given_at DESC`,
      [accountId],
    );
  }

  async give(tx: Tx, accountId: string, clientId: string, scopes: readonly string[]): Promise<void> {
    await sqlOf(tx).execute(
      `INSERT INTO oauth_consent (account_id, client_id, scopes) VALUES ($1, $2, $3)
       ON CONFLICT (account_id, client_id) DO UPDATE SET given_at = now(),
         scopes = ARRAY(SELECT DISTINCT unnest(oauth_consent.scopes || excluded.scopes) ORDER BY 1)`,
      [accountId, clientId, scopes],
    );
  }

  async withdraw(tx: Tx, accountId: string, clientId: string): Promise<boolean> {
    const gone = await sqlOf(tx).execute('DELETE FROM oauth_consent WHERE account_id = $1 AND client_id = $2', [
      accountId,
      clientId,
    ]);
    return gone === 1;
  }
}
