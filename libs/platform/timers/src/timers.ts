import type { Tx } from '@plinth/platform-database';

export interface Timer {
  /** `<domain>.<what is done>`: the handler that `Jobs` knows by this name. A domain adds jobs of its own only. */
  readonly name: string;
  /** Ids and facts, as little as the handler needs; no secrets and no personal fields. */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** At once when absent. */
  readonly runAt?: Date;
  /** A second timer of the same name and key replaces the first that has not begun. */
  readonly key?: string;
  /** Failures after which it is parked; 10 when absent, which is about ten hours of growing delay. */
  readonly maxAttempts?: number;
}

/** Durable jobs, added in the caller's transaction: they exist exactly when it commits. */
export abstract class Timers {
  abstract schedule(tx: Tx, timer: Timer): Promise<void>;
  /** Takes back what has not begun. */
  abstract cancel(tx: Tx, name: string, key: string): Promise<void>;
}
