import { Injectable } from '@nestjs/common';
import type { Tx } from '@plinth/platform-database';
import { LineageStore } from '../token/lineage.store';
import { TokenRevocation } from './token-revocation';

/** For suspension and the end of an account: every token of every client, in the caller's transaction. */
@Injectable()
export class RevokeAccountTokens {
  constructor(
    private readonly lineages: LineageStore,
    private readonly revocation: TokenRevocation,
  ) {}

  async execute(tx: Tx, accountId: string): Promise<void> {
    await this.lineages.revokeOfAccount(tx, accountId, 'account_revoked');
    await this.revocation.ofAccount(tx, accountId);
  }
}
