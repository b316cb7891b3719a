import { AsyncLocalStorage } from 'node:async_hooks';
import {
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  context,
  isSpanContextValid,
  trace,
} from '@opentelemetry/api';
import type { Attributes, Span, SpanContext } from '@opentelemetry/api';
import { isTracing } from './tracing-state';

/** Carries the trace on where no OpenTelemetry SDK is registered. */
const carried = new AsyncLocalStorage<string>();

export interface SpanOptions {
  readonly kind?: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  /** Other traces that this work belongs to as well. */
  readonly links?: readonly SpanContext[];
}

const kinds = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

/**
 * Runs `work` as a span of the trace at hand; while nothing is traced it only calls it. Names and attributes are of a
 * kind, never of a person: route templates, types of events, texts of statements without values.
 */
export function traced<T>(
  name: string,
  work: () => Promise<T>,
  attributes: Attributes = {},
  { kind = 'internal', links = [] }: SpanOptions = {},
): Promise<T> {
  if (!isTracing()) return work();
  const options = { attributes, kind: kinds[kind], links: links.map((link) => ({ context: link })) };
  return trace.getTracer('plinth').startActiveSpan(name, options, async (span) => {
    try {
      return await work();
    } catch (error) {
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Whether the work at hand is being recorded: what only adds detail to a trace asks this first. */
export const isRecording = (): boolean => isTracing() && trace.getActiveSpan()?.isRecording() === true;

/** The kind of a failure; never its message, which may speak of a person. */
export function failSpan(span: Span, error: unknown): void {
  const { code, name } = (error ?? {}) as { readonly code?: unknown; readonly name?: unknown };
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', String(code ?? name ?? 'unknown'));
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

export interface OpenSpan {
  /** What belongs below it is sent on with this. */
  readonly traceparent: string;
  end(error?: unknown): void;
}

/** A span that is nobody's caller, below the trace that an event carries; nothing unless that trace is recorded. */
export function beginSpan(
  name: string,
  traceparent: string | undefined,
  attributes: Attributes = {},
  { kind = 'internal', startedAt }: { readonly kind?: keyof typeof kinds; readonly startedAt?: number } = {},
): OpenSpan | undefined {
  if (!isTracing()) return undefined;
  const parent = parseTraceparent(traceparent);
  if (parent === undefined || parent.traceFlags !== TraceFlags.SAMPLED) return undefined;
  const options = { attributes, kind: kinds[kind], ...(startedAt === undefined ? {} : { startTime: startedAt }) };
  const span = trace.getTracer('plinth').startSpan(name, options, trace.setSpanContext(ROOT_CONTEXT, parent));
  return {
    traceparent: formatTraceparent(span.spanContext()),
    end: (error) => {
      if (error !== undefined) failSpan(span, error);
      span.end();
    },
  };
}
