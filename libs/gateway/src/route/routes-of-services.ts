import type { GatewayService, Route } from './route';
import { ITSELF } from './route';

const reading = ['GET', 'HEAD', 'OPTIONS'] as const;

const answeredHere: readonly Route[] = [
  { path: '/healthz', methods: reading, class: 'page', service: ITSELF },
  { path: '/readyz', methods: reading, class: 'page', service: ITSELF },
  { path: '/openapi.json', methods: reading, class: 'token', service: ITSELF },
  { path: '/api/gateway/v1/usage', methods: reading, class: 'api', service: ITSELF },
  { path: '/api/gateway/v1/health', methods: reading, class: 'api', service: ITSELF },
];

/** What the gateway answers itself (other methods there go nowhere), and what no service may show to the outside. */
export const ownRoutes: readonly Route[] = [
  ...answeredHere,
  ...answeredHere.map(({ path }): Route => ({ path, class: 'page', access: 'none', service: ITSELF })),
  // What no service has claimed of the API is nowhere, and not a page of whoever has `/`.
  { path: '/api', class: 'api', access: 'none', service: ITSELF },
  { path: '/api/*', class: 'api', access: 'none', service: ITSELF },
  // What the gateway itself asks of services, for those who may see the health of the base.
  { path: '/service-facts', class: 'page', access: 'none', service: ITSELF },
  { path: '/metrics', class: 'page', access: 'none', service: ITSELF },
  { path: '/metrics/*', class: 'page', access: 'none', service: ITSELF },
];

/** The routes of the services and the gateway's own; a more exact path wins over a wider one. */
export function routesOfServices(services: readonly GatewayService[]): readonly Route[] {
  return [...ownRoutes, ...services.flatMap(routesOf)];
}

function routesOf(service: GatewayService): Route[] {
  const wide = service.prefixes.flatMap((prefix): Route[] => {
    const base = prefix.replace(/\/+$/, '');
    const below: Route = { path: `${base}/*`, class: service.class, service: service.name };
    return [{ ...below, path: base === '' ? '/' : base }, below];
  });
  const exact = (service.rules ?? []).map((rule): Route => ({ class: service.class, ...rule, service: service.name }));
  const taken = new Set(exact.filter((rule) => rule.methods === undefined).map((rule) => rule.path));
  return [...wide.filter((route) => !taken.has(route.path)), ...exact];
}
