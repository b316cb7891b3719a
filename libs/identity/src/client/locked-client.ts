import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import type { Scope } from '@plinth/platform-auth';
import type { Tx } from '@plinth/platform-database';
import { isOperator } from './client';
import type { OAuthClient } from './client';
import { ClientErrors } from '@plinth/identity-contract';
import { ClientRights } from './client-rights';
import { ClientStore } from './client.store';

/** Loads a client for a change by an administrator. */
@Injectable()
export class LockedClient {
  constructor(
    private readonly clients: ClientStore,
    private readonly rights: ClientRights,
  ) {}

  /** @throws DomainError client_not_found, client_built_in, client_out_of_reach */
  async of(tx: Tx, scope: Scope, id: string): Promise<OAuthClient> {
    const client = await this.clients.lock(tx, id);
    if (client === undefined) throw new DomainError(ClientErrors.clientNotFound);
    if (isOperator(client)) throw new DomainError(ClientErrors.clientBuiltIn);
    await this.rights.checkReach(scope, client);
    return client;
  }
}
