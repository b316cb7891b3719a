import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import type { Scope } from '@plinth/platform-auth';
import type { Tx } from '@plinth/platform-database';
import { isBuiltIn } from './client';
import type { OAuthClient } from './client';
import { ClientErrors } from '@plinth/identity-contract';
import { ClientRights } from './client-rights';
import { ClientStore } from './client.store';

/**
 * Loads a client for a change by an administrator, in two steps: whether the units are in reach is org's to tell, and
 * nothing in a transaction waits on the network.
 */
@Injectable()
export class LockedClient {
  constructor(
    private readonly clients: ClientStore,
    private readonly rights: ClientRights,
  ) {}

  /** Before the transaction. @throws DomainError client_not_found, client_built_in, client_out_of_reach */
  async inReach(scope: Scope, id: string): Promise<OAuthClient> {
    const client = await this.clients.find(id);
    if (client === undefined) throw new DomainError(ClientErrors.clientNotFound);
    if (isBuiltIn(client)) throw new DomainError(ClientErrors.clientBuiltIn);
    await this.rights.checkReach(scope, client);
    return client;
  }

  /** In it. What was found in reach must still be what it was. @throws DomainError client_not_found, client_changed_meanwhile */
  async lock(tx: Tx, seen: OAuthClient): Promise<OAuthClient> {
    const client = await this.clients.lock(tx, seen.id);
    if (client === undefined) throw new DomainError(ClientErrors.clientNotFound);
    if (settingsOf(client) !== settingsOf(seen)) throw new DomainError(ClientErrors.clientChangedMeanwhile);
    return client;
  }
}

/** Everything that a permission was asked for; a new secret or status in between does no harm. */
const settingsOf = (client: OAuthClient): string =>
  JSON.stringify({ ...client, secretHash: undefined, status: undefined, updatedAt: undefined });
