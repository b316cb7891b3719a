export interface Counted {
  readonly count: number;
  /** Until the counter starts anew. */
  readonly expiresInMs: number;
}

/**
 * Port: values that may be lost at any moment (nothing that must survive a restart belongs here) and counters for limits.
 * Values are copied as JSON, so that every form behaves as one across processes would.
 *
 * A form that is reached over the network may be away. A value is then not found, and one to be kept is not kept; what
 * must not fail silently is refused with DomainError `cache.unavailable`, at once, and the caller has an answer of its own.
 */
export abstract class Cache {
  abstract get<T>(key: string): Promise<T | undefined>;
  abstract set(key: string, value: unknown, ttlMs: number): Promise<void>;
  /** @throws DomainError `cache.unavailable`: the old value may still be found until its time is over */
  abstract delete(key: string): Promise<void>;
  /**
   * Atomic. The time runs from the first increment and is not prolonged by later ones.
   * @throws DomainError `cache.unavailable`: it may have been counted or not
   */
  abstract increment(key: string, by: number, ttlMs: number): Promise<Counted>;
}
