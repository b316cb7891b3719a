import { Injectable } from '@nestjs/common';
import { Transactions } from '@plinth/platform-database';
import type { OAuthClient } from '../client/client';
import { ClientDirectory } from '../client/client-directory';
import { OAuthError } from '../protocol/oauth-error';
import { SealedRequests } from './sealed-requests';
import { StaleRequest } from './stale-request';
import { TransactionStore } from './transaction.store';
import type { TransactionKey, WaitingRequest } from './transaction.store';

const ID = /^[\w-]{43}$/;

export interface FoundWaiting {
  readonly key: TransactionKey;
  readonly waiting: WaitingRequest;
  readonly client: OAuthClient;
}

/** Waiting requests, whether the browser holds them sealed or they are stored. */
@Injectable()
export class FindWaiting {
  constructor(
    private readonly store: TransactionStore,
    private readonly sealed: SealedRequests,
    private readonly clients: ClientDirectory,
    private readonly transactions: Transactions,
  ) {}

  /** As it stands: one that is sealed may have been answered already. @throws OAuthError, StaleRequest */
  async find(id: unknown, browser: string | undefined): Promise<FoundWaiting> {
    const opened = browser === undefined ? undefined : this.sealed.open(id, browser);
    return opened === undefined ? this.findStored(id, browser) : this.withClient(opened.key, opened.waiting);
  }

  /** Stored from now on, under the id in `key`; not answered yet. @throws OAuthError, StaleRequest */
  async keep(id: unknown, browser: string | undefined): Promise<FoundWaiting> {
    const opened = browser === undefined ? undefined : this.sealed.open(id, browser);
    if (opened === undefined) return this.findStored(id, browser);
    await this.transactions.run((tx) => this.store.add(tx, opened.key, opened.waiting));
    return this.findStored(opened.key.id, browser);
  }

  private async findStored(id: unknown, browser: string | undefined): Promise<FoundWaiting> {
    if (typeof id !== 'string' || !ID.test(id) || browser === undefined) throw new StaleRequest();
    const key = { id, browser };
    const waiting = await this.store.find(key);
    if (waiting === undefined) throw new StaleRequest();
    return this.withClient(key, waiting);
  }

  private async withClient(key: TransactionKey, waiting: WaitingRequest): Promise<FoundWaiting> {
    const client = await this.clients.findActive(waiting.request.clientId);
    if (client === undefined) throw new OAuthError('unauthorized_client', 'The client has been suspended');
    return { key, waiting, client };
  }
}
