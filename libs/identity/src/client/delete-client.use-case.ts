import { Injectable } from '@nestjs/common';
import type { Principal, Scope } from '@plinth/platform-auth';
import { Transactions } from '@plinth/platform-database';
import { TokenRevocation } from '../revocation/token-revocation';
import { ClientDirectory } from './client-directory';
import { ClientHistory } from './client-history';
import { ClientStore } from './client.store';
import { LockedClient } from './locked-client';

@Injectable()
export class DeleteClient {
  constructor(
    private readonly transactions: Transactions,
    private readonly clients: ClientStore,
    private readonly locked: LockedClient,
    private readonly history: ClientHistory,
    private readonly revocation: TokenRevocation,
    private readonly directory: ClientDirectory,
  ) {}

  /** Codes, refresh lineages and consents go with the row; access tokens die by revocation. */
  async execute(by: Principal, scope: Scope, id: string): Promise<void> {
    const seen = await this.locked.inReach(scope, id);
    await this.transactions.run(async (tx) => {
      await this.locked.lock(tx, seen);
      await this.revocation.ofClient(tx, id);
      await this.clients.remove(tx, id);
      await this.history.tell(tx, { clientId: id, change: 'removed', by });
    });
    this.directory.forget(id);
  }
}
