import { beginSpan, isTracing } from '@plinth/platform-telemetry';
import type { OpenSpan } from '@plinth/platform-telemetry';
import type { PublishedEvent } from '../domain-event';

/** The way of events to a topic in the traces that they carry. */
export class ProducingSpans {
  private readonly spans: OpenSpan[] = [];

  constructor(private readonly topic: string) {}

  /** The event as it goes out: what comes of it belongs below this step. */
  of(event: PublishedEvent): PublishedEvent {
    if (!isTracing()) return event;
    const attributes = { 'messaging.system': 'kafka', 'messaging.destination.name': this.topic };
    const span = beginSpan(`send ${this.topic}`, event.traceparent, attributes, { kind: 'producer' });
    if (span === undefined) return event;
    this.spans.push(span);
    return { ...event, traceparent: span.traceparent };
  }

  end(error?: unknown): void {
    for (const span of this.spans.splice(0)) span.end(error);
  }
}
