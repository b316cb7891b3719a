import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { PORTAL_CLIENT_ID } from '@plinth/identity-contract';
import { Transactions } from '@plinth/platform-database';
import { ClientDirectory } from '../client/client-directory';
import { ClientStore } from '../client/client.store';
import { portalClient } from './portal-client';

/** The portal's client is there from the first start on; replicas that start together make one. */
@Injectable()
export class EnsurePortalClient implements OnApplicationBootstrap {
  constructor(
    private readonly transactions: Transactions,
    private readonly clients: ClientStore,
    private readonly directory: ClientDirectory,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.transactions.run((tx) => this.clients.addAbsent(tx, portalClient()));
    this.directory.forget(PORTAL_CLIENT_ID);
  }
}
