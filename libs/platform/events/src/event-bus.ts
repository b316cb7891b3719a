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

/** How far a consumer is behind the head of what was published. */
export interface ConsumerLag {
  readonly consumer: string;
  readonly position: number;
  /** Events of all kinds between the cursor and the head. */
  readonly behind: number;
  readonly waiting: number;
  readonly parked: number;
  /** Given up: somebody has to look. */
  readonly dead: number;
}

/** An event that could not be handled yet: the first of its key waits or is dead, all behind it are parked. */
export interface DeadLetter {
  readonly consumer: string;
  readonly event: PublishedEvent;
  readonly state: 'waiting' | 'dead' | 'parked';
  readonly reason?: string;
  /** How often handling began, and how often it came to an end that was not success: a deadly event has a difference. */
  readonly started: number;
  readonly finished: number;
}

/** Port with an embedded form (PostgreSQL LISTEN/NOTIFY and cursor) and a Kafka form. At-least-once, effect once. */
export abstract class EventBus {
  abstract subscribe(consumer: EventConsumer): void;
  abstract start(): Promise<void>;
  /** Finishes what is in hand, then stops. */
  abstract stop(): Promise<void>;
  abstract lag(): Promise<readonly ConsumerLag[]>;
  abstract deadLetters(consumer: string, limit?: number): Promise<readonly DeadLetter[]>;
  /** Tries what was given up again, each key in order. Answers how many events were taken up. */
  abstract replay(consumer: string): Promise<number>;
  /** Gives up for good on an event that is dead; what was parked behind it goes on. Answers whether it was dead. */
  abstract dismiss(consumer: string, position: number): Promise<boolean>;
  /** For readiness: rejects with what is wrong and what to do while events do not flow. */
  abstract check(): Promise<void>;
}
