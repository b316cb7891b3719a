import { Injectable } from '@nestjs/common';
import type { Principal, Scope } from '@plinth/platform-auth';
import { Transactions } from '@plinth/platform-database';
import { TokenRevocation } from '../revocation/token-revocation';
import type { ClientStatus } from './client';
import { ClientDirectory } from './client-directory';
import { ClientHistory } from './client-history';
import { ClientStore } from './client.store';
import { LockedClient } from './locked-client';

/** Suspends or restores. Suspension kills access tokens at once; refresh tokens sleep until the client is restored. */
@Injectable()
export class SetClientStatus {
  constructor(
    private readonly transactions: Transactions,
    private readonly clients: ClientStore,
    private readonly locked: LockedClient,
    private readonly history: ClientHistory,
    private readonly revocation: TokenRevocation,
    private readonly directory: ClientDirectory,
  ) {}

  async execute(by: Principal, scope: Scope, id: string, status: ClientStatus): Promise<void> {
    const seen = await this.locked.inReach(scope, id);
    await this.transactions.run(async (tx) => {
      const client = await this.locked.lock(tx, seen);
      if (client.status === status) return;
      await this.clients.setStatus(tx, id, status);
      if (status === 'suspended') await this.revocation.ofClient(tx, id);
      await this.history.tell(tx, { clientId: id, change: status === 'suspended' ? 'suspended' : 'restored', by });
    });
    this.directory.forget(id);
  }
}
