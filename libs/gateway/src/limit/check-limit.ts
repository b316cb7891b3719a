import { DomainError } from '@plinth/error-contract';
import { GatewayErrors } from '@plinth/gateway-contract';
import type { Exchange } from '../proxy/exchange';
import type { RoutePlan } from '../route/gateway-snapshot';
import type { RateLimiter } from './rate-limiter';

/**
 * Counts the request and says in the answer what is left (draft-ietf-httpapi-ratelimit-headers).
 * @throws DomainError `gateway.limit_reached`
 */
export async function checkLimit(limiter: RateLimiter, exchange: Exchange, plan: RoutePlan, key: string) {
  const { isAllowed, remaining, resetSeconds } = await limiter.take(plan.class, plan.policy.limit, key);
  exchange.answerHeaders.push('RateLimit-Policy', plan.limitPolicyHeader);
  exchange.answerHeaders.push('RateLimit', `"${plan.class}";r=${remaining};t=${resetSeconds}`);
  if (!isAllowed) throw new DomainError(GatewayErrors.limitReached, { retryAfterSeconds: resetSeconds });
}
