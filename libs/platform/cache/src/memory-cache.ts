import { Cache } from './cache';
import type { Counted } from './cache';
import type { InstanceClaim } from './claim-single-instance';
import { checkDuration, textOf } from './kept-value';

export interface MemoryCacheOptions {
  /** Values held at most, the longest unused going first; 50,000 when absent. */
  readonly values?: number;
  /** Counters held at most, apart from the values so that a flood of those cannot reset a limit; 200,000 when absent. */
  readonly counters?: number;
}

interface Held<T> {
  readonly value: T;
  readonly until: number;
}

/** The form of the base shape. It takes the proof that no second instance runs: two would count each for itself. */
export class MemoryCache extends Cache {
  private readonly values: Recent<string>;
  private readonly counters: Recent<number>;

  constructor(
    private readonly claim: InstanceClaim,
    options: MemoryCacheOptions = {},
  ) {
    super();
    this.values = new Recent(options.values ?? 50_000);
    this.counters = new Recent(options.counters ?? 200_000);
  }

  async get<T>(key: string): Promise<T | undefined> {
    this.claim.check();
    const held = this.values.find(key);
    return held === undefined ? undefined : (JSON.parse(held.value) as T);
  }

  async set(key: string, value: unknown, ttlMs: number): Promise<void> {
    this.claim.check();
    const text = textOf(value);
    checkDuration(ttlMs);
    this.values.put(key, { value: text, until: performance.now() + ttlMs });
  }

  async delete(key: string): Promise<void> {
    this.claim.check();
    this.values.remove(key);
    this.counters.remove(key);
  }

  async increment(key: string, by: number, ttlMs: number): Promise<Counted> {
    this.claim.check();
    checkDuration(ttlMs);
    const now = performance.now();
    const held = this.counters.find(key);
    const count = (held?.value ?? 0) + by;
    const until = held?.until ?? now + ttlMs;
    this.counters.put(key, { value: count, until });
    return { count, expiresInMs: Math.ceil(until - now) };
  }
}

/** A Map keeps insertion order: what is used is put at its end, what falls out is taken from its front. */
class Recent<T> {
  private readonly held = new Map<string, Held<T>>();

  constructor(private readonly capacity: number) {}

  find(key: string): Held<T> | undefined {
    const found = this.held.get(key);
    if (found === undefined) return undefined;
    this.held.delete(key);
    if (found.until <= performance.now()) return undefined;
    this.held.set(key, found);
    return found;
  }

  put(key: string, held: Held<T>): void {
    this.held.delete(key);
    this.held.set(key, held);
    if (this.held.size > this.capacity) this.held.delete(this.held.keys().next().value as string);
  }

  remove(key: string): void {
    this.held.delete(key);
  }
}
