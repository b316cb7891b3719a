import type { RateLimit } from '../route/route-class';

export interface LimitDecision {
  readonly isAllowed: boolean;
  readonly remaining: number;
  /** Until the window ends. */
  readonly resetSeconds: number;
}

/** Port: counts requests of a key in a window. Never lets more than `points` pass, however many come at once. */
export abstract class RateLimiter {
  abstract take(name: string, limit: RateLimit, key: string): Promise<LimitDecision>;
}
