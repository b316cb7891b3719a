import { routeClassPolicies } from './route/route-class';
import type { RouteClassPolicies } from './route/route-class';

export interface GatewaySettings {
  /** What clients call the base by; the server address of the merged OpenAPI document. */
  readonly publicUrl: string;
  /** `PLINTH_TRUSTED_PROXIES`: whose X-Forwarded-* are believed. */
  readonly trustedProxies: readonly string[];
  /** Web origins that may call the API and the token endpoint from a browser; `*` is any. */
  readonly corsOrigins: readonly string[];
  readonly classes: RouteClassPolicies;
  readonly maxHeaderBytes: number;
  readonly maxHeaderCount: number;
  /** Requests under way to one service at most; beyond it 503. */
  readonly maxActivePerService: number;
  /** Median event-loop lag beyond which work is refused. */
  readonly maxLagMs: number;
  readonly usageFlushMs: number;
  /** How long requests under way may take to end at a shutdown. */
  readonly drainMs: number;
  /** PEM texts; absent, the gateway speaks plain HTTP. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

export function gatewaySettings(
  given: Pick<GatewaySettings, 'publicUrl'> & Partial<Omit<GatewaySettings, 'publicUrl'>>,
): GatewaySettings {
  return {
    trustedProxies: [],
    corsOrigins: ['*'],
    classes: routeClassPolicies,
    maxHeaderBytes: 16_384,
    maxHeaderCount: 100,
    maxActivePerService: 2_000,
    maxLagMs: 400,
    usageFlushMs: 5_000,
    drainMs: 10_000,
    ...given,
  };
}
