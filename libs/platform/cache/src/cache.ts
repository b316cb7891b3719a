export interface Counted {
  readonly count: number;
  /** Until the counter starts anew. */
  readonly expiresInMs: number;
}

/**
 * Port: values that may be lost at any moment (nothing that must survive a restart belongs here) and counters for limits.
 * Values are copied as JSON, so that every form behaves as one across processes would.
 */
export abstract class Cache {
  abstract get<T>(key: string): Promise<T | undefined>;
  abstract set(key: string, value: unknown, ttlMs: number): Promise<void>;
  abstract delete(key: string): Promise<void>;
  /** Atomic. The time runs from the first increment and is not prolonged by later ones. */
  abstract increment(key: string, by: number, ttlMs: number): Promise<Counted>;
}
