import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { beginSpan, currentTraceparent } from '@plinth/platform-telemetry';
import type { NewEvent } from './domain-event';
import { Outbox } from './outbox';

/** Refuses data that is not the proto3 JSON of the message that `type` names. */
export type EventCheck = (event: NewEvent<object>) => void;

/** Writes to `outbox` of the domain whose transaction it is given. */
export class PostgresOutbox extends Outbox {
  constructor(private readonly check: EventCheck = () => undefined) {
    super();
  }

  async append(tx: Tx, ...events: readonly NewEvent<object>[]): Promise<void> {
    if (events.length === 0) return;
    events.forEach(this.check);
    const traceparent = publishing(events);
    const column = (value: (event: NewEvent<object>) => string | undefined): (string | null)[] =>
      events.map((event) => value(event) ?? null);
    sqlOf(tx).sendAlong(
      `INSERT INTO outbox (type, key, unit_path, actor, data, traceparent)
       SELECT type, key, unit_path, actor, data::jsonb, traceparent
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
            WITH ORDINALITY AS event (type, key, unit_path, actor, data, traceparent, nth)
       ORDER BY nth`,
      [
        column((event) => event.type),
        column((event) => event.key),
        column((event) => event.unitPath),
        column((event) => event.actor),
        column((event) => JSON.stringify(event.data)),
        column((event) => event.traceparent ?? traceparent),
      ],
    );
  }
}

/** The trace at hand, under a span of its own, to which all that comes of the events belongs. */
function publishing([first, ...others]: readonly NewEvent<object>[]): string | undefined {
  const current = currentTraceparent();
  if (current === undefined) return undefined;
  const attributes = { 'messaging.operation.name': 'publish', 'messaging.batch.message_count': others.length + 1 };
  const span = beginSpan(`publish ${first?.type}`, current, attributes, { kind: 'producer' });
  span?.end();
  return span?.traceparent ?? current;
}
