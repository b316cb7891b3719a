import type { Tx } from '@plinth/platform-database';
import type { PublishedEvent } from './domain-event';

/** One consumer group. Its effect and the record that it was done commit together. */
export interface EventConsumer {
  /** Stable name of the group, `<domain>.<what it keeps>`; the stored cursor goes by it. */
  readonly name: string;
  /** Event types it wants. */
  readonly types: readonly string[];
  /** One event inside a transaction of the consumer's own domain. Throwing rolls back and redelivers. */
  handle(tx: Tx, event: PublishedEvent): Promise<void>;
  /** Optional set-based form for bulk: all or nothing; on failure the bus falls back to `handle` one by one. */
  handleBatch?(tx: Tx, events: readonly PublishedEvent[]): Promise<void>;
}

/** Port with an embedded form (PostgreSQL LISTEN/NOTIFY and cursor) and a Kafka form. At-least-once, effect once. */
export abstract class EventBus {
  abstract subscribe(consumer: EventConsumer): void;
  abstract start(): Promise<void>;
  /** Finishes what is in hand, then stops. */
  abstract stop(): Promise<void>;
}
