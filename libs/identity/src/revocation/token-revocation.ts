import { Injectable } from '@nestjs/common';
import type { Tx } from '@plinth/platform-database';
import { RevocationStore } from './revocation.store';

/** The longest that an access token may live, with a minute for clocks. */
const LONGEST_TOKEN = 3_660;

/** Writes what verifiers learn within a second. */
@Injectable()
export class TokenRevocation {
  constructor(private readonly store: RevocationStore) {}

  ofTokens(tx: Tx, tokenIds: readonly string[]): Promise<void> {
    return this.store.add(
      tx,
      tokenIds.map((id) => ({ kind: 'token', id })),
      LONGEST_TOKEN,
    );
  }

  ofSessions(tx: Tx, sessionIds: readonly string[]): Promise<void> {
    return this.store.add(
      tx,
      sessionIds.map((id) => ({ kind: 'session', id })),
      LONGEST_TOKEN,
    );
  }

  ofAccount(tx: Tx, accountId: string): Promise<void> {
    return this.store.add(tx, [{ kind: 'account', id: accountId }], LONGEST_TOKEN);
  }

  ofClient(tx: Tx, clientId: string): Promise<void> {
    return this.store.add(tx, [{ kind: 'client', id: clientId }], LONGEST_TOKEN);
  }
}
