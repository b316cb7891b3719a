import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimit } from '../route/route-class';
import { RateLimiter } from './rate-limiter';
import type { LimitDecision } from './rate-limiter';

/** The form of one process. */
export class MemoryRateLimiter extends RateLimiter {
  private readonly limiters = new Map<string, { readonly limit: RateLimit; readonly limiter: RateLimiterMemory }>();

  async take(name: string, limit: RateLimit, key: string): Promise<LimitDecision> {
    try {
      return decision(true, await this.limiterOf(name, limit).consume(key));
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return decision(false, refused);
      throw refused;
    }
  }

  private limiterOf(name: string, limit: RateLimit): RateLimiterMemory {
    const known = this.limiters.get(name);
    if (known !== undefined && isSame(known.limit, limit)) return known.limiter;
    const limiter = new RateLimiterMemory({ points: limit.points, duration: limit.seconds });
    this.limiters.set(name, { limit, limiter });
    return limiter;
  }
}

const isSame = (a: RateLimit, b: RateLimit): boolean => a === b || (a.points === b.points && a.seconds === b.seconds);

const decision = (isAllowed: boolean, { remainingPoints, msBeforeNext }: RateLimiterRes): LimitDecision => ({
  isAllowed,
  remaining: Math.max(0, remainingPoints),
  resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
});
