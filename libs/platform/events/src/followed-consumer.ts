import { instruments, isTracing, parseTraceparent, traced, withTraceparent } from '@plinth/platform-telemetry';
import type { PublishedEvent } from './domain-event';
import type { EventConsumer } from './event-bus';

const delays = instruments.histogram(
  'plinth_event_delay_seconds',
  'From the commit that published an event to the end of its handling',
  ['consumer'],
  [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 300, 3_600],
);

/** A consumer whose work is measured, and is part of the trace that its event carries. */
export function followed(consumer: EventConsumer): EventConsumer {
  const { name, types, handleBatch } = consumer;
  const delay = delays.of({ consumer: name });
  const observe = ({ occurredAt }: PublishedEvent): void =>
    delay.observe(Math.max(0, Date.now() - occurredAt.getTime()) / 1_000);
  return {
    name,
    types,
    handle: async (tx, event) => {
      await within(name, [event], () => consumer.handle(tx, event));
      observe(event);
    },
    ...(handleBatch === undefined
      ? {}
      : {
          handleBatch: async (tx, events) => {
            await within(name, events, () => handleBatch.call(consumer, tx, events));
            events.forEach(observe);
          },
        }),
  };
}

/** A batch belongs to the trace of its first event that has one; the traces of the others are linked. */
function within(consumer: string, events: readonly PublishedEvent[], work: () => Promise<void>): Promise<void> {
  if (!isTracing()) return work();
  const [first, ...others] = [...new Set(events.map(({ traceparent }) => traceparent))].filter(
    (traceparent) => traceparent !== undefined,
  );
  const links = others.slice(0, 31).flatMap((traceparent) => parseTraceparent(traceparent) ?? []);
  const attributes = {
    'messaging.operation.name': 'handle',
    'messaging.consumer.group.name': consumer,
    'messaging.batch.message_count': events.length,
  };
  return withTraceparent(first, () =>
    traced(`handle ${events[0]?.type}`, work, attributes, { kind: 'consumer', links }),
  );
}
