import { Injectable } from '@nestjs/common';
import { REFERENCE_CLIENT_ID } from '@plinth/identity-contract';
import { Transactions } from '@plinth/platform-database';
import { defaultClientOptions, grantsOf } from './client';
import type { OAuthClient } from './client';
import { ClientDirectory } from './client-directory';
import { ClientStore } from './client.store';
import { knownScopes } from './scopes';

/** Called by the shell at start: the authorise button of `/docs` comes back to the address that the base has now. */
@Injectable()
export class EnsureReferenceClient {
  constructor(
    private readonly transactions: Transactions,
    private readonly clients: ClientStore,
    private readonly directory: ClientDirectory,
  ) {}

  async execute(redirectUri: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const known = await this.clients.lock(tx, REFERENCE_CLIENT_ID);
      if (known === undefined) return this.clients.add(tx, referenceClient(redirectUri));
      if (known.redirectUris.length === 1 && known.redirectUris[0] === redirectUri) return undefined;
      return this.clients.change(tx, { ...known, redirectUris: [redirectUri] });
    });
    this.directory.forget(REFERENCE_CLIENT_ID);
  }
}

const referenceClient = (redirectUri: string): OAuthClient => ({
  id: REFERENCE_CLIENT_ID,
  name: '接口文档 API reference',
  kind: 'public',
  grants: grantsOf('public'),
  status: 'active',
  redirectUris: [redirectUri],
  postLogoutRedirectUris: [],
  scopes: knownScopes,
  unitIds: [],
  landingAudiences: [],
  firstParty: true,
  options: defaultClientOptions,
  createdAt: new Date(),
  updatedAt: new Date(),
});
