import { routeClassPolicies } from '@plinth/gateway';
import type { RouteClass, RouteClassPolicies, RouteClassPolicy } from '@plinth/gateway';

/** The rate limits of every kind of traffic, multiplied (`PLINTH_RATE_LIMIT_FACTOR`); nothing else is changed. */
export function limitedTimes(factor: number, policies: RouteClassPolicies = routeClassPolicies): RouteClassPolicies {
  if (!(factor > 0)) throw new Error('PLINTH_RATE_LIMIT_FACTOR must be more than 0');
  const raised = ({ limit, ...rest }: RouteClassPolicy): RouteClassPolicy => ({
    ...rest,
    limit: { ...limit, points: Math.max(1, Math.round(limit.points * factor)) },
  });
  const entries = Object.entries(policies).map(([name, policy]) => [name, raised(policy)]);
  return Object.fromEntries(entries) as Record<RouteClass, RouteClassPolicy>;
}
