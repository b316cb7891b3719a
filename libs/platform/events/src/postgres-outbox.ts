import { sqlOf } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import { beginSpan, currentTraceparent } from '@plinth/platform-telemetry';
import type { NewEvent } from './domain-event';
import { Outbox } from './outbox';

/** Refuses data that is not the proto3 JSON of the message that `type` names. */
export type EventCheck = (event: NewEvent<object>) => void;

/** One is the usual number, and costs half as much when it is no set. */
const INSERT_ONE = `INSERT INTO outbox (type, key, unit_path, actor, data, traceparent) VALUES ($1, $2, $3, $4, $5, $6)`;

/** Writes to `outbox` of the domain whose transaction it is given. */
export class PostgresOutbox extends Outbox {
  constructor(private readonly check: EventCheck = () => undefined) {
    super();
  }

  async append(tx: Tx, ...events: readonly NewEvent<object>[]): Promise<void> {
    if (events.length === 0) return;
    events.forEach(this.check);
    const traceparent = publishing(events);
    const [first] = events;
    if (first !== undefined && events.length === 1) return this.appendOne(tx, first, traceparent);
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

  private appendOne(tx: Tx, event: NewEvent<object>, traceparent: string | undefined): void {
    const { type, key, unitPath, actor, data } = event;
    const values = [type, key, unitPath ?? null, actor, JSON.stringify(data), event.traceparent ?? traceparent ?? null];
    sqlOf(tx).sendAlong(INSERT_ONE, values);
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
