import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimit } from '../route/route-class';
import { RateLimiter } from './rate-limiter';
import type { LimitDecision } from './rate-limiter';

/** The form of one process. Several gateways each allow the whole limit, until they share a cache. */
export class MemoryRateLimiter extends RateLimiter {
  private readonly limiters = new Map<string, RateLimiterMemory>();

  async take(name: string, limit: RateLimit, key: string): Promise<LimitDecision> {
    try {
      return decision(true, await this.limiterOf(name, limit).consume(key));
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return decision(false, refused);
      throw refused;
    }
  }

  private limiterOf(name: string, limit: RateLimit): RateLimiterMemory {
    const id = `${name}:${limit.points}:${limit.seconds}`;
    const known = this.limiters.get(id);
    if (known !== undefined) return known;
    const made = new RateLimiterMemory({ keyPrefix: id, points: limit.points, duration: limit.seconds });
    this.limiters.set(id, made);
    return made;
  }
}

const decision = (isAllowed: boolean, { remainingPoints, msBeforeNext }: RateLimiterRes): LimitDecision => ({
  isAllowed,
  remaining: Math.max(0, remainingPoints),
  resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
});
