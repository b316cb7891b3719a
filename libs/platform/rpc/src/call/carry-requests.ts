import type { INestApplication } from '@nestjs/common';
import { REQUEST_ID_HEADER, requestIdOf } from '@plinth/platform-http';
import { withCall } from './current-call';

interface FastifyLike {
  addHook(name: 'onRequest', hook: (request: { readonly id: string }, reply: unknown, done: () => void) => void): void;
}
interface ExpressRequestLike {
  readonly headers: Record<string, string | string[] | undefined>;
}

/**
 * Call it from `createService({ prepare })`: what a request makes this service ask of others carries its request id and
 * ends with it.
 */
export function carryRequests(application: INestApplication, options: { readonly timeoutMs?: number } = {}): void {
  const timeoutMs = options.timeoutMs ?? 30_000;
  const carry = (requestId: string, next: () => void): void =>
    withCall({ requestId, deadline: Date.now() + timeoutMs }, next);
  const adapter = application.getHttpAdapter();
  if (adapter.getType() === 'fastify') {
    (adapter.getInstance() as FastifyLike).addHook('onRequest', (request, _reply, done) => carry(request.id, done));
    return;
  }
  application.use((request: ExpressRequestLike, _response: unknown, next: () => void) => {
    const requestId = requestIdOf(request.headers[REQUEST_ID_HEADER]);
    // Whoever reads the header later means the same request.
    request.headers[REQUEST_ID_HEADER] = requestId;
    carry(requestId, next);
  });
}
