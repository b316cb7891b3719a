import type { Attributes } from '@opentelemetry/api';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-node';
import { scrubText } from '../log/scrub';

/** The last guard: whatever somebody wrote into a span, no number of a person and no token leaves the process. */
export class ScrubbingExporter implements SpanExporter {
  constructor(private readonly inner: SpanExporter) {}

  export(spans: ReadableSpan[], done: Parameters<SpanExporter['export']>[1]): void {
    this.inner.export(spans.map(scrubbed), done);
  }

  shutdown(): Promise<void> {
    return this.inner.shutdown();
  }

  forceFlush(): Promise<void> {
    return this.inner.forceFlush?.() ?? Promise.resolve();
  }
}

const scrubbed = (span: ReadableSpan): ReadableSpan =>
  Object.create(span, {
    name: { value: scrubText(span.name) },
    attributes: { value: clean(span.attributes) },
    status: { value: { code: span.status.code } },
    events: { value: [] },
  }) as ReadableSpan;

const clean = (attributes: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, typeof value === 'string' ? scrubText(value) : value]),
  );
