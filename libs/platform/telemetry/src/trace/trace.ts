import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, SpanStatusCode, TraceFlags, context, isSpanContextValid, trace } from '@opentelemetry/api';
import type { Attributes, SpanContext } from '@opentelemetry/api';
import { scrubText } from '../log/scrub';

/** Carries the trace on where no OpenTelemetry SDK is registered. */
const carried = new AsyncLocalStorage<string>();

/** Runs `work` as a span of the trace at hand. Does nothing more than call it while no SDK is registered. */
export function traced<T>(name: string, work: () => Promise<T>, attributes: Attributes = {}): Promise<T> {
  return trace.getTracer('plinth').startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: scrubText(String((error as Error)?.message ?? error)) });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** W3C Trace Context §3.2: `00-<trace id>-<parent id>-<flags>`; undefined for anything else. */
export function parseTraceparent(header: string | undefined): SpanContext | undefined {
  const match = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/.exec(header?.trim() ?? '');
  if (match === null || match[1] === 'ff' || (match[1] === '00' && match[5] !== undefined)) return undefined;
  const [, , traceId = '', spanId = '', flags = ''] = match;
  const parsed = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & TraceFlags.SAMPLED, isRemote: true };
  return isSpanContextValid(parsed) ? parsed : undefined;
}

export const formatTraceparent = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;

/** Inside `work`, spans and events belong to the trace of an incoming request or event. */
export function withTraceparent<T>(header: string | undefined, work: () => T): T {
  const parent = parseTraceparent(header);
  if (parent === undefined) return work();
  const started = trace.setSpanContext(ROOT_CONTEXT, parent);
  return carried.run(formatTraceparent(parent), () => context.with(started, work));
}

/** What to send on with a request or write into an event. */
export function currentTraceparent(): string | undefined {
  const active = trace.getSpanContext(context.active());
  return active !== undefined && isSpanContextValid(active) ? formatTraceparent(active) : carried.getStore();
}
