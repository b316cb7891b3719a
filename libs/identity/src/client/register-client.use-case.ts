import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Principal, Scope } from '@plinth/platform-auth';
import { Transactions } from '@plinth/platform-database';
import { hashSecret, makeSecret } from '../protocol/secret';
import { checkClientSettings } from './check-client-settings';
import { grantsOf } from './client';
import type { ClientKind, ClientSettings, OAuthClient } from './client';
import { ClientHistory } from './client-history';
import { ClientRights } from './client-rights';
import { ClientStore } from './client.store';

export interface RegisteredClient {
  readonly client: OAuthClient;
  /** Shown once; only its hash is kept. Absent for public clients. */
  readonly secret?: string;
}

@Injectable()
export class RegisterClient {
  constructor(
    private readonly transactions: Transactions,
    private readonly clients: ClientStore,
    private readonly rights: ClientRights,
    private readonly history: ClientHistory,
  ) {}

  async execute(by: Principal, scope: Scope, kind: ClientKind, settings: ClientSettings): Promise<RegisteredClient> {
    checkClientSettings(kind, settings);
    await this.rights.checkGiving(by, scope, settings);
    const secret = kind === 'confidential' ? makeSecret() : undefined;
    const now = new Date();
    const client: OAuthClient = {
      ...settings,
      id: uuidv7(),
      kind,
      grants: grantsOf(kind),
      status: 'active',
      secretHash: secret === undefined ? undefined : hashSecret(secret),
      createdAt: now,
      updatedAt: now,
    };
    await this.transactions.run(async (tx) => {
      await this.clients.add(tx, client);
      const { pkceOptional } = settings.options;
      await this.history.tell(tx, { clientId: client.id, change: 'added', by, detail: { pkceOptional } });
    });
    return { client, secret };
  }
}
