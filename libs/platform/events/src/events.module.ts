import { Module } from '@nestjs/common';
import type { BeforeApplicationShutdown, DynamicModule, OnApplicationBootstrap } from '@nestjs/common';
import { checkEventData } from '@plinth/events';
import { Database, Transactions } from '@plinth/platform-database';
import type { DatabaseServer } from '@plinth/platform-database';
import { scrapeSources } from '@plinth/platform-telemetry';
import type { DeliveryPolicy } from './delivery-policy';
import { EmbeddedEventBus } from './embedded-event-bus';
import { EventBus } from './event-bus';
import { tellLag } from './event-measure';
import { KafkaEventBus } from './kafka/kafka-event-bus';
import type { KafkaOptions } from './kafka/kafka-options';
import { Outbox } from './outbox';
import { PostgresOutbox } from './postgres-outbox';
import { Relay } from './relay';
import type { RelayOptions } from './relay';

export interface EventsOptions {
  /** Beginning of the names of its consumers: `<domain>.<what it keeps>`. */
  readonly domain: string;
  readonly policy?: Partial<DeliveryPolicy>;
  /** Where the events come from in the cluster shape; PostgreSQL itself when absent. */
  readonly kafka?: KafkaOptions;
}

/**
 * Gives a domain its `Outbox` and `EventBus` on the `Database` and `Transactions` of DatabaseModule.
 * Consumers subscribe in `onModuleInit`; the bus starts when the application has and stops before its connections close.
 */
@Module({})
export class EventsModule {
  static forDomain({ domain, policy, kafka }: EventsOptions): DynamicModule {
    const bus = (database: Database, transactions: Transactions): EventBus | Promise<EventBus> =>
      kafka === undefined
        ? new EmbeddedEventBus(database, transactions, domain, policy)
        : KafkaEventBus.open(database, transactions, { kafka, domain, policy });
    return {
      module: EventsModule,
      global: true,
      providers: [
        { provide: Outbox, useFactory: () => new PostgresOutbox(checkEventData) },
        { provide: EventBus, useFactory: bus, inject: [Database, Transactions] },
        { provide: RunBus, useFactory: (started: EventBus) => new RunBus(started, domain), inject: [EventBus] },
      ],
      exports: [Outbox, EventBus],
    };
  }
}

/** Runs the relay inside an application; imported once, by the shell that shall move events. */
@Module({})
export class RelayModule {
  static forServer(server: DatabaseServer, options: RelayOptions = {}): DynamicModule {
    return {
      module: RelayModule,
      providers: [
        { provide: Relay, useFactory: () => Relay.open(server, options) },
        { provide: RunRelay, useFactory: (relay: Relay) => new RunRelay(relay), inject: [Relay] },
      ],
      exports: [Relay],
    };
  }
}

class RunBus implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private unmeasure?: () => void;

  constructor(
    private readonly bus: EventBus,
    private readonly domain: string,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.bus.start();
    this.unmeasure = scrapeSources.add(`consumers ${this.domain}`, async () => tellLag(await this.bus.lag()));
  }

  beforeApplicationShutdown(): Promise<void> {
    this.unmeasure?.();
    return this.bus.stop();
  }
}

class RunRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly relay: Relay) {}

  onApplicationBootstrap(): Promise<void> {
    return this.relay.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.relay.stop();
  }
}
