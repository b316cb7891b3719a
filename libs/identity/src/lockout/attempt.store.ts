import type { Tx } from '@plinth/platform-database';
import type { LockoutCurve } from './lockout';

export interface Blocked {
  readonly retryAfterSeconds: number;
}

/** Port: counts failures by key in one place for all replicas. Keys are hashed; nothing personal is stored. */
export abstract class AttemptStore {
  /** The longest block among the keys, or undefined. */
  abstract blockOf(keys: readonly string[]): Promise<Blocked | undefined>;
  /**
   * Counts an attempt as failed before it is checked, so that parallel guesses cannot all pass; a success clears it.
   * Answers the block when there already is one, and counts nothing then.
   */
  abstract begin(key: string, curve: LockoutCurve): Promise<Blocked | undefined>;
  /** As `begin` for all the keys or none; a block among `others`, which are not counted, blocks as well. */
  abstract beginAll(
    keys: readonly string[],
    others: readonly string[],
    curve: LockoutCurve,
  ): Promise<Blocked | undefined>;
  /** Counts a failure that `begin` did not count. */
  abstract fail(key: string, curve: LockoutCurve): Promise<void>;
  abstract clear(tx: Tx, key: string): Promise<void>;
  /** Takes back what `begin` counted: the attempt was never checked. */
  abstract takeBack(key: string): Promise<void>;
  abstract prune(): Promise<number>;
}
