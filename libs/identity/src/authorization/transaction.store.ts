import type { Tx } from '@plinth/platform-database';
import type { AuthorizationRequest } from './authorization-request';

/** An authorization request that waits for a person. */
export interface WaitingRequest {
  readonly request: AuthorizationRequest;
  readonly startedAt: Date;
  /** Session to which the consent page was shown. */
  readonly shownTo?: string;
}

/** Who holds a waiting request: its own id and the cookie of the browser that brought it. Only hashes are stored. */
export interface TransactionKey {
  readonly id: string;
  readonly browser: string;
}

/** Port: waiting requests, ten minutes each. */
export abstract class TransactionStore {
  abstract add(tx: Tx, key: TransactionKey, waiting: WaitingRequest): Promise<void>;
  /** Undefined for an unknown, expired or another browser's request. */
  abstract find(key: TransactionKey): Promise<WaitingRequest | undefined>;
  abstract markShown(tx: Tx, key: TransactionKey, sessionId: string): Promise<void>;
  /** Removes it; true for exactly one caller. */
  abstract take(tx: Tx, key: TransactionKey): Promise<boolean>;
}
