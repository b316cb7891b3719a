import { ROOT_CONTEXT, SpanKind, SpanStatusCode, context, trace } from '@opentelemetry/api';
import { formatTraceparent, parseTraceparent } from './trace';
import { isTracing } from './tracing-state';

export interface RequestSpan {
  /** What a request to the next service carries. */
  readonly traceparent: string;
  within<T>(work: () => T): T;
  /** `route` is a template. */
  end(route: string, status: number): void;
}

/** One request as a span, below the trace that its header names; nothing while nothing is traced. */
export function beginRequestSpan(
  method: string,
  traceparent: string | string[] | undefined,
  service: string,
): RequestSpan | undefined {
  if (!isTracing()) return undefined;
  const remote = typeof traceparent === 'string' ? parseTraceparent(traceparent) : undefined;
  const parent = remote === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, remote);
  const attributes = { 'http.request.method': method, 'plinth.service': service };
  const span = trace.getTracer('plinth').startSpan(method, { kind: SpanKind.SERVER, attributes }, parent);
  const inside = trace.setSpan(parent, span);
  return {
    traceparent: formatTraceparent(span.spanContext()),
    within: (work) => context.with(inside, work),
    end: (route, status) => {
      span.updateName(`${method} ${route}`);
      span.setAttributes({ 'http.route': route, 'http.response.status_code': status });
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}
