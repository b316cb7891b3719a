import { Injectable } from '@nestjs/common';
import { Transactions } from '@plinth/platform-database';
import { OPERATOR_CLIENT_ID } from './client';
import { ClientDirectory } from './client-directory';
import { ClientStore } from './client.store';

/** Called by the shell at start: the operator's client has the secret that lies in PLINTH_HOME. */
@Injectable()
export class EnsureOperatorClient {
  constructor(
    private readonly transactions: Transactions,
    private readonly clients: ClientStore,
    private readonly directory: ClientDirectory,
  ) {}

  /** `secretHash` is the SHA-256 of a machine-made secret. */
  async execute(secretHash: Buffer): Promise<void> {
    if (secretHash.length !== 32) throw new Error('The hash of the operator secret must be SHA-256: 32 bytes');
    await this.transactions.run((tx) => this.clients.putOperator(tx, secretHash));
    this.directory.forget(OPERATOR_CLIENT_ID);
  }
}
