import { SetMetadata } from '@nestjs/common';

/** Where a request names the unit that it is about. */
export type UnitLocation = `param:${string}` | `body:${string}` | `query:${string}`;

export interface AllowOptions {
  /** The guard refuses a unit outside the scope. Absent: the handler itself filters by `@CurrentScope()`. */
  readonly unit?: UnitLocation;
}

export type RouteRule =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed_in' }
  | { readonly kind: 'permission'; readonly permission: string; readonly unit?: UnitLocation };

export const ROUTE_RULE = 'plinth:route-rule';

/** Open to whoever holds the permission on some unit; with `unit`, on that unit or above it. */
export const Allow = (permission: string, options: AllowOptions = {}) =>
  SetMetadata<string, RouteRule>(ROUTE_RULE, { kind: 'permission', permission, ...options });

/** Open to every valid token: what is one's own. */
export const SignedIn = () => SetMetadata<string, RouteRule>(ROUTE_RULE, { kind: 'signed_in' });

/** Open to everyone. A route without any of the three is closed. */
export const Public = () => SetMetadata<string, RouteRule>(ROUTE_RULE, { kind: 'public' });
