import type { INestApplication } from '@nestjs/common';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, context, trace } from '@opentelemetry/api';
import type { Context, Span } from '@opentelemetry/api';
import { parseTraceparent } from './trace';
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

interface Begun {
  readonly span: Span;
  readonly within: Context;
}

/** Asked by machines many times a minute: no trace of anything. */
const isNoise = (url: unknown): boolean => /^\/(healthz|readyz)\b/.test(String(url));

/** Call it from `createService({ prepare })`: each request is a span, named by its route template. */
export function traceRequests(application: INestApplication, service: string): void {
  if (!isTracing()) return;
  const adapter = application.getHttpAdapter();
  if (adapter.getType() === 'fastify') return onFastify(adapter.getInstance() as FastifyLike, service);
  application.use((request: ExpressRequestLike, response: ExpressResponseLike, next: () => void) => {
    if (isNoise(request.url)) return next();
    const begun = begin(request, service);
    response.once('close', () => {
      const path = request.route?.path;
      end(
        begun.span,
        request.method,
        typeof path === 'string' ? `${request.baseUrl ?? ''}${path}` : undefined,
        response,
      );
    });
    context.with(begun.within, next);
  });
}

function onFastify(fastify: FastifyLike, service: string): void {
  const begun = new WeakMap<FastifyRequestLike, Begun>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (isNoise(request.routeOptions?.url)) return done();
    const started = begin(request, service);
    begun.set(request, started);
    context.with(started.within, done);
  });
  // The body is read by callbacks of the socket, which know nothing of the request.
  fastify.addHook('preValidation', (request, _reply, done) => {
    const started = begun.get(request);
    if (started === undefined) return done();
    context.with(started.within, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const started = begun.get(request);
    if (started !== undefined) end(started.span, request.method, request.routeOptions?.url, reply);
    done();
  });
}

function begin({ method, headers }: RequestLike, service: string): Begun {
  const given = headers['traceparent'];
  const remote = typeof given === 'string' ? parseTraceparent(given) : undefined;
  const parent = remote === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, remote);
  const attributes = { 'http.request.method': method, 'plinth.service': service };
  const span = trace.getTracer('plinth').startSpan(method, { kind: SpanKind.SERVER, attributes }, parent);
  return { span, within: trace.setSpan(parent, span) };
}

function end(span: Span, method: string, route: string | undefined, { statusCode }: { readonly statusCode: number }) {
  span.updateName(`${method} ${route ?? 'unmatched'}`);
  span.setAttributes({ 'http.route': route ?? 'unmatched', 'http.response.status_code': statusCode });
  if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
