import type { Server } from 'node:http';
import type { RouteClass } from './route-class';

export const allowedMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
export type Method = (typeof allowedMethods)[number];

/** Name of the target that is the gateway's own application. */
export const ITSELF = 'gateway';
/** Name of the target that is the portal's files in the gateway's memory. */
export const PORTAL = 'portal';

/** One route of the snapshot. `path` is exact, or ends in `/*` for everything below. */
export interface Route {
  readonly path: string;
  /** Every allowed method when absent. */
  readonly methods?: readonly Method[];
  readonly class: RouteClass;
  /** The access of its class when absent; `none` hides what a wider route would show. */
  readonly access?: 'public' | 'api' | 'none';
  /** Name of a service, `ITSELF` or `PORTAL`. */
  readonly service: string;
}

/** A path of a service whose policy differs from that of the service. */
export type RouteRule = Omit<Route, 'service' | 'class'> & { readonly class?: RouteClass };

/** A service behind the gateway. */
export interface GatewayService {
  readonly name: string;
  /** Origin (`http://127.0.0.1:4001`) or socket (`unix:/run/plinth/org.sock`); of each replica. */
  readonly upstream: string | readonly string[];
  /** Its server, where it runs in the gateway's own process. */
  readonly local?: Server;
  /** `/api/org` means that path and everything below; `/` is everything that no other service has. */
  readonly prefixes: readonly string[];
  readonly class: RouteClass;
  /** More exact paths with another class or access: public operations, uploads, streams, sign-in. */
  readonly rules?: readonly RouteRule[];
  /** Whether `/readyz` of the gateway needs it; true when absent. */
  readonly required?: boolean;
  /** Whether it has an OpenAPI document of its own; true when absent. */
  readonly openApi?: boolean;
}
