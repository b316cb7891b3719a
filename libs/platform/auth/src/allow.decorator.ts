import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

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
  ruled({ kind: 'permission', permission, ...options });

/** Open to every valid token: what is one's own. */
export const SignedIn = () => ruled({ kind: 'signed_in' });

/** Open to everyone. A route without any of the three is closed. */
export const Public = () => ruled({ kind: 'public' });

/** The guard's rule, and the same rule in the API document: nobody types it a second time. */
function ruled(rule: RouteRule) {
  const permission = rule.kind === 'permission' ? rule.permission : rule.kind;
  const unit = rule.kind === 'permission' ? rule.unit : undefined;
  return applyDecorators(
    SetMetadata<string, RouteRule>(ROUTE_RULE, rule),
    ApiExtension('x-permission', permission),
    ...(unit === undefined ? [] : [ApiExtension('x-permission-unit', unit)]),
  );
}
