import { createHash } from 'node:crypto';
import type { Cache, Replicas } from '@plinth/platform-cache';
import type { RateLimit } from '../route/route-class';
import { RateLimiter } from './rate-limiter';
import type { LimitDecision } from './rate-limiter';
import type { SharedWindow } from './shared-window';
import { SharedWindows } from './shared-windows';

/** After a failure of the common store nobody asks it for so long. */
const ALONE_FOR_MS = 250;

/**
 * The form of several gateways (ADR 17). Each leases small parts of a limit from the common count and spends them by
 * itself, so never more than the limit passes in all of them together; up to a hundredth of it per other replica may
 * lie unspent there when the count is full. Without the common store each keeps its share, limit / replicas, and tells
 * afterwards what it let pass.
 */
export class SharedRateLimiter extends RateLimiter {
  private readonly classes = new Map<string, SharedWindows>();
  private aloneUntil = -Infinity;

  constructor(
    private readonly cache: Cache,
    private readonly replicas: Replicas,
  ) {
    super();
  }

  async take(name: string, limit: RateLimit, key: string): Promise<LimitDecision> {
    const now = performance.now();
    const window = this.windowOf(name, limit, key, now);
    if (window.left === 0) return this.takeBeyond(name, limit, key);
    window.spend();
    return decision(true, window, now);
  }

  private async takeBeyond(name: string, limit: RateLimit, key: string): Promise<LimitDecision> {
    for (;;) {
      const now = performance.now();
      const window = this.windowOf(name, limit, key, now);
      if (window.left > 0) {
        window.spend();
        return decision(true, window, now);
      }
      if (window.isExhausted) return decision(false, window, now);
      if (now < this.aloneUntil) return this.takeAlone(window, now);
      window.waiting += 1;
      window.asking ??= this.lease(window, commonKeyOf(name, limit, key));
      await window.asking;
      window.waiting -= 1;
    }
  }

  /** Within the share of this replica, whatever it has spent of it before. */
  private takeAlone(window: SharedWindow, now: number): LimitDecision {
    const share = Math.max(1, Math.floor(window.limit.points / this.replicas.count));
    const isAllowed = window.spent < share;
    if (isAllowed) window.spendAlone();
    const { resetSeconds } = decision(isAllowed, window, now);
    return { isAllowed, remaining: Math.max(0, share - window.spent), resetSeconds };
  }

  private async lease(window: SharedWindow, key: string): Promise<void> {
    // A moment later, so that all who come in the same turn are counted in.
    await undefined;
    const wanted = window.wanted(this.replicas.count);
    const untold = window.untold;
    const asked = performance.now();
    try {
      const { count, expiresInMs } = await this.cache.increment(key, wanted + untold, window.limit.seconds * 1_000);
      // A count only grows, until it begins anew.
      const isNew = window.counted !== undefined && count < window.counted + wanted + untold;
      if (isNew && performance.now() < window.until) window.tellAgain(untold);
      else window.grant({ wanted, untold, count, until: asked + expiresInMs, isNew });
    } catch {
      // Whatever it was: no request fails for want of a count.
      this.aloneUntil = performance.now() + ALONE_FOR_MS;
    } finally {
      window.asking = undefined;
    }
  }

  private windowOf(name: string, limit: RateLimit, key: string, now: number): SharedWindow {
    let windows = this.classes.get(name);
    if (windows === undefined) this.classes.set(name, (windows = new SharedWindows()));
    return windows.of(key, limit, now);
  }
}

/** Addresses and ids of persons stay in this process. */
const commonKeyOf = (name: string, { seconds }: RateLimit, key: string): string =>
  `limit:${name}:${seconds}:${createHash('sha256').update(key).digest('base64url').slice(0, 22)}`;

const decision = (isAllowed: boolean, window: SharedWindow, now: number): LimitDecision => ({
  isAllowed,
  remaining: isAllowed ? window.remaining : 0,
  resetSeconds: Math.max(1, Math.ceil((window.until - now) / 1_000)),
});
