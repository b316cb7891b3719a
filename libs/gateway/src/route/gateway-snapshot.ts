import FindMyWay from 'find-my-way';
import type { HTTPMethod, Instance, HTTPVersion } from 'find-my-way';
import { allowedMethods } from './route';
import type { Method, Route } from './route';
import { routeClassPolicies } from './route-class';
import type { RouteClass, RouteClassPolicies, RouteClassPolicy } from './route-class';

/** All that a request needs to know of its route, worked out once. */
export interface RoutePlan {
  readonly service: string;
  readonly class: RouteClass;
  readonly access: 'public' | 'api' | 'none';
  readonly policy: RouteClassPolicy;
  readonly limitPolicyHeader: string;
}

/** The routes at one moment. It never changes: a change of routes is another snapshot, swapped in whole. */
export class GatewaySnapshot {
  private constructor(
    private readonly router: Instance<HTTPVersion.V1>,
    readonly services: ReadonlySet<string>,
  ) {}

  /** @throws Error naming both services when two claim one path */
  static compile(routes: readonly Route[], policies: RouteClassPolicies = routeClassPolicies): GatewaySnapshot {
    // Case and a slash at the end do not matter: Express behind us does not mind them either, and a sign-in limit
    // that `/Login/` walks around is none.
    const router = FindMyWay({ caseSensitive: false, ignoreTrailingSlash: true, maxParamLength: 8_192 });
    const taken = new Map<string, Route>();
    for (const route of routesByPath(routes)) {
      const plan = planOf(route, policies);
      for (const method of methodsOf(route, routes)) {
        const key = `${method} ${keyOf(route.path)}`;
        const other = taken.get(key);
        if (other !== undefined) throw clash(key, other, route);
        taken.set(key, route);
        router.on(method as HTTPMethod, route.path, () => undefined, plan);
      }
    }
    return new GatewaySnapshot(router, new Set(routes.map((route) => route.service)));
  }

  /** `path` without its query. */
  find(method: Method, path: string): RoutePlan | undefined {
    const plan = (this.router.find(method as HTTPMethod, path)?.store ?? undefined) as RoutePlan | undefined;
    return plan?.access === 'none' ? undefined : plan;
  }

  methodsAt(path: string): readonly Method[] {
    return allowedMethods.filter((method) => this.find(method, path) !== undefined);
  }
}

const keyOf = (path: string): string => path.toLowerCase().replace(/(.)\/$/, '$1');

const routesByPath = (routes: readonly Route[]): Route[] =>
  [...routes].sort((a, b) => Number(a.methods === undefined) - Number(b.methods === undefined));

/** A route without methods takes those that a route of the same service at the same path has not named. */
export function methodsOf(route: Route, routes: readonly Route[]): readonly Method[] {
  if (route.methods !== undefined) return route.methods;
  const named = routes
    .filter((other) => other.service === route.service && keyOf(other.path) === keyOf(route.path))
    .flatMap((other) => other.methods ?? []);
  return allowedMethods.filter((method) => !named.includes(method));
}

function planOf(route: Route, policies: RouteClassPolicies): RoutePlan {
  const policy = policies[route.class];
  return Object.freeze({
    service: route.service,
    class: route.class,
    access: route.access ?? policy.access,
    policy,
    limitPolicyHeader: `"${route.class}";q=${policy.limit.points};w=${policy.limit.seconds}`,
  });
}

const clash = (key: string, a: Route, b: Route): Error =>
  new Error(`Two routes claim ${key}: one of service ${a.service}, one of service ${b.service}`);
