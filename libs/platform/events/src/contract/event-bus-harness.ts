import type { Tx } from '@plinth/platform-database';
import type { PublishedEvent } from '../domain-event';
import type { EventBus, EventConsumer } from '../event-bus';

/** What a consumer of the contract did, in the order in which it was done. */
export interface Effect {
  readonly key: string;
  readonly n: number;
}

/** A process of its own that can be killed for good. */
export interface Victim {
  /** Resolves when the process has said so many lines, one for each event or batch in hand. */
  said(lines: number): Promise<void>;
  /** SIGKILL, and wait until it is gone. */
  kill(): Promise<void>;
  /** Resolves when it ended by itself. */
  readonly ended: Promise<void>;
}

/** What one form of the bus must offer so that the contract can be run on it. */
export interface EventBusHarness {
  /** Publishes the next event of each key, all in one transaction that locks the aggregates first. */
  publish(keys: readonly string[], data?: Readonly<Record<string, unknown>>): Promise<void>;
  /** Publishes, then fails: nothing may arrive. */
  publishAndRollBack(key: string): Promise<void>;
  /** A bus as one more process of the consuming service would have it, with short delays; stopped by `close`. */
  bus(...consumers: readonly EventConsumer[]): EventBus;
  /** The effect: a row in the consumer's own schema. */
  record(tx: Tx, consumer: string, event: PublishedEvent): Promise<void>;
  effects(consumer: string): Promise<readonly Effect[]>;
  /** Everything is delivered again, as after the loss of a cursor or an offset. */
  forgetProgress(consumer: string): Promise<void>;
  /** A process that handles events slowly, line by line; the data `{ kill: true }` makes it kill itself. */
  consumerProcess(consumer: string): Victim;
  /** A process that moves events from the outbox to where consumers see them. */
  relayProcess(): Victim;
  /** Stops the relay that runs in this process, so that only relay processes work. */
  stopRelay(): Promise<void>;
  startRelay(): Promise<void>;
  /** Positions of everything published, in order. */
  positions(): Promise<readonly number[]>;
  /** Ends every connection, as a failing network would. */
  cutConnections(): Promise<void>;
  close(): Promise<void>;
}
