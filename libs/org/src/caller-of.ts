import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { accessOf, actorOf } from '@plinth/platform-auth';
import { REQUEST_ID_HEADER, requestIdOf } from '@plinth/platform-http';
import type { Caller } from './person/caller';

interface EdgeRequest {
  readonly headers: Record<string, string | string[] | undefined>;
  readonly ip?: string;
}

/** The `Caller` of a route with `@Allow`. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const request = context.switchToHttp().getRequest<EdgeRequest>();
  const access = accessOf(request);
  if (access?.scope === undefined) throw new Error('@CurrentCaller needs @Allow on the route');
  return {
    actor: actorOf(access.principal),
    scope: access.scope,
    requestId: requestIdOf(request.headers[REQUEST_ID_HEADER]),
    ...(request.ip === undefined ? {} : { address: request.ip }),
  };
});
