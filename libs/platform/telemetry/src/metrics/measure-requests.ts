import type { INestApplication } from '@nestjs/common';
import type { HistogramMetric } from './metric-set';
import type { Metrics } from './metrics';

interface FastifyLike {
  addHook(
    name: 'onResponse',
    hook: (request: FastifyRequestLike, reply: FastifyReplyLike, done: () => void) => void,
  ): void;
}
interface FastifyRequestLike {
  readonly method: string;
  readonly routeOptions?: { readonly url?: string };
}
interface FastifyReplyLike {
  readonly statusCode: number;
  readonly elapsedTime: number;
}
interface ExpressRequestLike {
  readonly method: string;
  readonly baseUrl?: string;
  readonly route?: { readonly path?: unknown };
}
interface ExpressResponseLike {
  readonly statusCode: number;
  once(event: 'finish', listener: () => void): void;
}

type Requests = HistogramMetric<'service' | 'method' | 'route' | 'status'>;
const held = new WeakMap<Metrics, Requests>();

const requestsOf = (metrics: Metrics): Requests => {
  const found = held.get(metrics);
  if (found !== undefined) return found;
  const labels = ['service', 'method', 'route', 'status'] as const;
  const made = metrics.histogram('plinth_http_request_seconds', 'Duration of requests by route template', labels);
  held.set(metrics, made);
  return made;
};

/** Call it from `createService({ prepare })`. Routes are labelled by template, never by the address asked for. */
export function measureRequests(application: INestApplication, metrics: Metrics, service: string): void {
  const requests = requestsOf(metrics);
  const observe = (method: string, route: unknown, status: number, seconds: number): void =>
    requests.observe({ service, method, route: typeof route === 'string' ? route : 'unmatched', status }, seconds);
  const adapter = application.getHttpAdapter();
  if (adapter.getType() === 'fastify') {
    (adapter.getInstance() as FastifyLike).addHook('onResponse', (request, reply, done) => {
      observe(request.method, request.routeOptions?.url, reply.statusCode, reply.elapsedTime / 1000);
      done();
    });
    return;
  }
  application.use((request: ExpressRequestLike, response: ExpressResponseLike, next: () => void) => {
    const started = performance.now();
    response.once('finish', () => {
      const path = request.route?.path;
      const route = typeof path === 'string' ? `${request.baseUrl ?? ''}${path}` : undefined;
      observe(request.method, route, response.statusCode, (performance.now() - started) / 1000);
    });
    next();
  });
}
