import type { Server } from 'node:http';
import { identityRules } from '@plinth/gateway';
import type { GatewayService, RouteRule } from '@plinth/gateway';

/** Where each service listens: `http://host:port` or `unix:/path`; of every replica. */
export interface Upstreams {
  readonly identity: string | readonly string[];
  readonly org: string | readonly string[];
  readonly market: string | readonly string[];
  readonly audit: string | readonly string[];
}

/** Servers of the services that run in the gateway's own process. */
export type LocalServices = Readonly<Partial<Record<keyof Upstreams, Server>>>;

/** Rules that a service asks for besides those that every base has. */
export type ExtraRules = Readonly<Partial<Record<keyof Upstreams, readonly RouteRule[]>>>;

/** The services of the base behind the gateway, in the order in which the API reference shows them. */
export function baseServices(
  upstreams: Upstreams,
  extra: ExtraRules = {},
  local: LocalServices = {},
): readonly GatewayService[] {
  const rulesOf = (name: keyof Upstreams, own: readonly RouteRule[] = []) => [...own, ...(extra[name] ?? [])];
  return [
    {
      name: 'identity',
      class: 'page',
      upstream: upstreams.identity,
      local: local.identity,
      prefixes: ['/'],
      rules: rulesOf('identity', [...identityRules, { path: '/api/identity/*', class: 'api' }]),
    },
    {
      name: 'org',
      class: 'api',
      upstream: upstreams.org,
      local: local.org,
      prefixes: ['/api/org', '/api/events'],
      rules: rulesOf('org', [
        { path: '/api/events/v1/stream', class: 'stream' },
        { path: '/api/events/v1/jobs/stream', class: 'stream' },
        { path: '/api/org/v1/imports', class: 'upload', methods: ['POST'] },
        { path: '/api/org/v1/imports/*', class: 'upload', methods: ['POST', 'PUT'] },
      ]),
    },
    {
      name: 'market',
      class: 'api',
      upstream: upstreams.market,
      local: local.market,
      prefixes: ['/api/market'],
      rules: rulesOf('market'),
    },
    {
      name: 'audit',
      class: 'api',
      upstream: upstreams.audit,
      local: local.audit,
      prefixes: ['/api/audit'],
      rules: rulesOf('audit'),
    },
  ];
}
