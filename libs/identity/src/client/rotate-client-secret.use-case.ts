import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import type { Principal, Scope } from '@plinth/platform-auth';
import { Transactions } from '@plinth/platform-database';
import { hashSecret, makeSecret } from '../protocol/secret';
import { ClientDirectory } from './client-directory';
import { ClientErrors } from '@plinth/identity-contract';
import { ClientHistory } from './client-history';
import { ClientStore } from './client.store';
import { LockedClient } from './locked-client';

@Injectable()
export class RotateClientSecret {
  constructor(
    private readonly transactions: Transactions,
    private readonly clients: ClientStore,
    private readonly locked: LockedClient,
    private readonly history: ClientHistory,
    private readonly directory: ClientDirectory,
  ) {}

  /** Answers the new secret, shown once; the old one is dead. */
  async execute(by: Principal, scope: Scope, id: string): Promise<string> {
    const secret = makeSecret();
    const seen = await this.locked.inReach(scope, id);
    await this.transactions.run(async (tx) => {
      const client = await this.locked.lock(tx, seen);
      if (client.kind === 'public') throw new DomainError(ClientErrors.clientHasNoSecret);
      await this.clients.setSecret(tx, id, hashSecret(secret));
      await this.history.tell(tx, { clientId: id, change: 'secret_rotated', by });
    });
    this.directory.forget(id);
    return secret;
  }
}
