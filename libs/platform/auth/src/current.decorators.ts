import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { accessOf } from './request-access';

/** The `Principal` of this request. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const access = accessOf(context.switchToHttp().getRequest<object>());
  if (access === undefined) throw new Error('@CurrentPrincipal needs @Allow or @SignedIn on the route');
  return access.principal;
});

/** The `Scope` in which the caller holds the permission of this route's `@Allow`. */
export const CurrentScope = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const scope = accessOf(context.switchToHttp().getRequest<object>())?.scope;
  if (scope === undefined) throw new Error('@CurrentScope needs @Allow on the route');
  return scope;
});
