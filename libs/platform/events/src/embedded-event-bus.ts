import type { Database, Transactions } from '@plinth/platform-database';
import { ConsumerGroup } from './consumer-group';
import { readLag } from './consumer-lag.reader.postgres';
import { defaultPolicy } from './delivery-policy';
import type { DeliveryPolicy } from './delivery-policy';
import { EventBus } from './event-bus';
import type { ConsumerLag, DeadLetter, EventConsumer } from './event-bus';
import { followed } from './followed-consumer';
import { LOG_CHANNEL } from './log-notice';

/**
 * The bus without a broker: every consumer of one domain follows `events.log` by its stored cursor, woken by NOTIFY.
 * Inbox, effect and cursor commit together in the schema of the domain whose database it is given.
 */
export class EmbeddedEventBus extends EventBus {
  private readonly groups = new Map<string, ConsumerGroup>();
  private readonly policy: DeliveryPolicy;
  private stopListening: (() => Promise<void>) | undefined;

  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly domain: string,
    policy: Partial<DeliveryPolicy> = {},
  ) {
    super();
    this.policy = { ...defaultPolicy, ...policy };
  }

  subscribe(consumer: EventConsumer): void {
    if (this.stopListening) throw new Error(`Consumer ${consumer.name} subscribes after the bus was started`);
    if (!consumer.name.startsWith(`${this.domain}.`))
      throw new Error(`Consumer ${consumer.name} must be called ${this.domain}.<what it keeps>`);
    if (this.groups.has(consumer.name)) throw new Error(`Two consumers are called ${consumer.name}`);
    this.groups.set(
      consumer.name,
      new ConsumerGroup(followed(consumer), this.database, this.transactions, this.policy),
    );
  }

  async start(): Promise<void> {
    if (this.groups.size === 0 || this.stopListening) return;
    this.stopListening = await this.database.listen(LOG_CHANNEL, (notice) =>
      this.groups.forEach((group) => group.hear(notice)),
    );
    for (const group of this.groups.values()) await group.start();
  }

  async stop(): Promise<void> {
    await this.stopListening?.();
    await Promise.all([...this.groups.values()].map((group) => group.stop()));
    this.stopListening = undefined;
  }

  lag(): Promise<readonly ConsumerLag[]> {
    return readLag(this.database, [...this.groups.keys()]);
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

  /** Nothing but the database is needed here, and that is asked elsewhere. */
  async check(): Promise<void> {}

  private group(consumer: string): ConsumerGroup {
    const group = this.groups.get(consumer);
    if (!group) throw new Error(`No consumer is called ${consumer}`);
    return group;
  }
}
