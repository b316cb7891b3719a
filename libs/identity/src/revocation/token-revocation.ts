import { Injectable } from '@nestjs/common';
import type { Revocation } from '@plinth/identity-contract';
import type { Tx } from '@plinth/platform-database';
import { nowSeconds } from '../protocol/instant';
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
      tokenIds.map((id) => entry('token', id)),
    );
  }

  ofSessions(tx: Tx, sessionIds: readonly string[]): Promise<void> {
    return this.store.add(
      tx,
      sessionIds.map((id) => entry('session', id)),
    );
  }

  ofAccount(tx: Tx, accountId: string): Promise<void> {
    return this.store.add(tx, [entry('account', accountId)]);
  }

  ofClient(tx: Tx, clientId: string): Promise<void> {
    return this.store.add(tx, [entry('client', clientId)]);
  }
}

function entry(kind: Revocation['kind'], id: string): Revocation {
  const now = nowSeconds();
  return { kind, id, issuedUntil: now, expiresAt: now + LONGEST_TOKEN };
}
