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

/** Port: waiting requests, ten minutes each. One that was answered is remembered until nobody can bring it again. */
export abstract class TransactionStore {
  /** Does nothing where it is known, answered or not. */
  abstract add(tx: Tx, key: TransactionKey, waiting: WaitingRequest): Promise<void>;
  /** Undefined for an unknown, answered, expired or another browser's request. */
  abstract find(key: TransactionKey): Promise<WaitingRequest | undefined>;
  abstract markShown(tx: Tx, key: TransactionKey, sessionId: string): Promise<void>;
  /** It counts as answered from now on; true for exactly one caller. */
  abstract take(tx: Tx, key: TransactionKey): Promise<boolean>;
}
