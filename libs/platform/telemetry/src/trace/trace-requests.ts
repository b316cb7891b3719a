import type { INestApplication } from '@nestjs/common';
import { beginRequestSpan } from './request-span';
import type { RequestSpan } from './request-span';
import { isTracing } from './tracing-state';

type Headers = Readonly<Record<string, string | string[] | undefined>>;
interface RequestLike {
  readonly method: string;
  readonly headers: Headers;
}
interface FastifyRequestLike extends RequestLike {
  readonly routeOptions?: { readonly url?: string };
}
interface FastifyReplyLike {
  readonly statusCode: number;
}
type FastifyHook = (request: FastifyRequestLike, reply: FastifyReplyLike, done: () => void) => void;
interface FastifyLike {
  addHook(name: 'onRequest' | 'preValidation' | 'onResponse', hook: FastifyHook): void;
}
interface ExpressRequestLike extends RequestLike {
  readonly url?: string;
  readonly baseUrl?: string;
  readonly route?: { readonly path?: unknown };
}
interface ExpressResponseLike {
  readonly statusCode: number;
  once(event: 'close', listener: () => void): void;
}

/** Asked by machines many times a minute: no trace of anything. */
const isNoise = (url: unknown): boolean => /^\/(healthz|readyz)\b/.test(String(url));

/** Call it from `createService({ prepare })`: each request is a span, named by its route template. */
export function traceRequests(application: INestApplication, service: string): void {
  if (!isTracing()) return;
  const begin = ({ method, headers }: RequestLike) => beginRequestSpan(method, headers['traceparent'], service);
  const adapter = application.getHttpAdapter();
  if (adapter.getType() === 'fastify') return onFastify(adapter.getInstance() as FastifyLike, begin);
  application.use((request: ExpressRequestLike, response: ExpressResponseLike, next: () => void) => {
    const span = isNoise(request.url) ? undefined : begin(request);
    if (span === undefined) return next();
    response.once('close', () => {
      const path = request.route?.path;
      span.end(typeof path === 'string' ? `${request.baseUrl ?? ''}${path}` : UNMATCHED, response.statusCode);
    });
    span.within(next);
  });
}

const UNMATCHED = 'unmatched';

function onFastify(fastify: FastifyLike, begin: (request: RequestLike) => RequestSpan | undefined): void {
  const spans = new WeakMap<FastifyRequestLike, RequestSpan>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const span = isNoise(request.routeOptions?.url) ? undefined : begin(request);
    if (span === undefined) return done();
    spans.set(request, span);
    span.within(done);
  });
  // The body is read by callbacks of the socket, which know nothing of the request.
  fastify.addHook('preValidation', (request, _reply, done) => {
    const span = spans.get(request);
    if (span === undefined) return done();
    span.within(done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    spans.get(request)?.end(request.routeOptions?.url ?? UNMATCHED, reply.statusCode);
    done();
  });
}
