import type { Database, Transactions } from '@plinth/platform-database';
import { readLag } from '../consumer-lag.reader.postgres';
import { defaultPolicy } from '../delivery-policy';
import type { DeliveryPolicy } from '../delivery-policy';
import { EventBus } from '../event-bus';
import type { ConsumerLag, DeadLetter, EventConsumer } from '../event-bus';
import { followed } from '../followed-consumer';
import { EventCodec } from './event-codec';
import type { EventMessages } from './event-codec';
import { KafkaConsumerGroup } from './kafka-consumer-group';
import { KafkaLink } from './kafka-link';
import type { KafkaOptions } from './kafka-options';
import { inGeneration } from './topic-generation.store.postgres';

export interface KafkaEventBusOptions {
  readonly kafka: KafkaOptions;
  /** Beginning of the names of its consumers: `<domain>.<what it keeps>`. */
  readonly domain: string;
  readonly policy?: Partial<DeliveryPolicy>;
  readonly messages?: EventMessages;
}

/**
 * The bus on Kafka: every consumer of one domain is a group of its own on the topics of the domains it listens to.
 * Inbox and effect commit together in the domain's schema, offsets after them; what fails waits in PostgreSQL.
 */
export class KafkaEventBus extends EventBus {
  private readonly groups = new Map<string, KafkaConsumerGroup>();
  private readonly link: KafkaLink;
  private readonly codec: EventCodec;
  private readonly policy: DeliveryPolicy;
  private started = false;

  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly options: KafkaEventBusOptions,
  ) {
    super();
    this.link = new KafkaLink(options.kafka, options.domain);
    this.codec = new EventCodec(options.messages);
    this.policy = { ...defaultPolicy, ...options.policy };
  }

  /** On the topics that the database uses now. */
  static async open(
    database: Database,
    transactions: Transactions,
    options: KafkaEventBusOptions,
  ): Promise<KafkaEventBus> {
    return new KafkaEventBus(database, transactions, {
      ...options,
      kafka: await inGeneration(database, options.kafka),
    });
  }

  subscribe(consumer: EventConsumer): void {
    const { name } = consumer;
    if (this.started) throw new Error(`Consumer ${name} subscribes after the bus was started`);
    if (!name.startsWith(`${this.options.domain}.`))
      throw new Error(`Consumer ${name} must be called ${this.options.domain}.<what it keeps>`);
    if (this.groups.has(name)) throw new Error(`Two consumers are called ${name}`);
    const { link, database, transactions, policy, codec } = this;
    this.groups.set(name, new KafkaConsumerGroup(followed(consumer), link, database, transactions, policy, codec));
  }

  /** Does not wait for Kafka: the service is up, unready, and joins when a broker answers. */
  async start(): Promise<void> {
    if (this.groups.size === 0 || this.started) return;
    this.started = true;
    this.link.start();
    for (const group of this.groups.values()) group.start();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.groups.values()].map((group) => group.stop()));
    await this.link.stop();
  }

  async lag(): Promise<readonly ConsumerLag[]> {
    const rows = await readLag(this.database, [...this.groups.keys()]);
    return Promise.all(
      rows.map(async (row) => ({ ...row, behind: (await this.groups.get(row.consumer)?.progress.behind()) ?? 0 })),
    );
  }

  deadLetters(consumer: string, limit = 100): Promise<readonly DeadLetter[]> {
    return this.group(consumer).letters.list(limit);
  }

  replay(consumer: string): Promise<number> {
    return this.group(consumer).replay();
  }

  dismiss(consumer: string, position: number): Promise<boolean> {
    return this.group(consumer).dismiss(position);
  }

  async check(): Promise<void> {
    this.link.health.check();
  }

  private group(consumer: string): KafkaConsumerGroup {
    const group = this.groups.get(consumer);
    if (!group) throw new Error(`No consumer is called ${consumer}`);
    return group;
  }
}
