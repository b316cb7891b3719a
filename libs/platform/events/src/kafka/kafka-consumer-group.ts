import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { Database, Transactions } from '@plinth/platform-database';
import { ConsumerStore } from '../consumer.store.postgres';
import { DeadLetterStore } from '../dead-letter.store.postgres';
import type { DeliveryPolicy } from '../delivery-policy';
import type { EventConsumer } from '../event-bus';
import { RetryRound } from '../retry-round';
import { WakefulLoop } from '../wakeful-loop';
import { ConsumerProgress } from './consumer-progress';
import type { EventCodec } from './event-codec';
import { eventOf, isReadable, positionOf, readAgain, typeOf } from './event-message';
import type { ReceivedEvent } from './event-message';
import { KeepAlive } from './keep-alive';
import type { KafkaLink } from './kafka-link';
import { domainOf, groupOf, topicOf } from './kafka-options';
import { OffsetCommits } from './offset-commits';
import { PartitionDelivery } from './partition-delivery';
import { Wanted } from './wanted';

const SESSION_MS = 10_000;
const FIRST_REST_MS = 200;
const LONGEST_REST_MS = 5_000;
const FETCH = { maxBytes: 4_194_304, maxBytesPerPartition: 524_288, maxWaitTimeInMs: 300 } as const;
const UNREAD_AT_ONCE = 1_000;
const UNREADABLE = 'messages that this release cannot read are set aside';

/** One consumer as a member of its group. It joins again by itself, whatever ended its membership. */
export class KafkaConsumerGroup {
  readonly letters: DeadLetterStore;
  readonly progress: ConsumerProgress;
  private readonly logger: Logger;
  private readonly inbox: ConsumerStore;
  private readonly retries: RetryRound;
  private readonly upkeep: WakefulLoop;
  private readonly reader: EventConsumer;
  private readonly wanted: Wanted;
  private readonly topics: readonly string[];
  private readonly holder = randomUUID();
  private readonly deliveries = new Map<string, PartitionDelivery>();
  private readonly stopping = new AbortController();
  private readonly stopped = new Promise<undefined>((resolve) => {
    this.stopping.signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  private running: Promise<void> | undefined;
  private floor = 0;
  private hasUnread = true;
  private lookedAt = -Infinity;

  constructor(
    private readonly consumer: EventConsumer,
    private readonly link: KafkaLink,
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly policy: DeliveryPolicy,
    private readonly codec: EventCodec,
  ) {
    const { name, types } = consumer;
    this.logger = new Logger(`Consumer ${name}`);
    this.topics = [...new Set(types.map((type) => topicOf(link.options, domainOf(type))))].sort();
    this.wanted = new Wanted(types, (type) => codec.knows(type));
    this.inbox = new ConsumerStore(database, name, types);
    this.letters = new DeadLetterStore(database, name);
    this.progress = new ConsumerProgress(database, link, groupOf(link.options, name), name, this.topics);
    this.reader = readingFor(consumer, codec);
    this.retries = new RetryRound(this.reader, transactions, this.inbox, this.letters, policy);
    this.upkeep = new WakefulLoop(() => this.lookAfter(), {
      pollMs: policy.pollMs,
      onError: (error) => this.logger.warn(`looking after what was set aside failed: ${(error as Error).message}`),
    });
  }

  start(): void {
    if (this.topics.length === 0) return;
    this.running ??= this.run();
  }

  /** Fetches nothing more, finishes what is in hand, commits it and leaves the group. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all([this.running, this.upkeep.stop()]);
  }

  async replay(): Promise<number> {
    const revived = await this.letters.revive();
    this.lookSoon();
    return revived;
  }

  async dismiss(position: number): Promise<boolean> {
    const isGone = await this.transactions.run((tx) => this.letters.dismiss(tx, position));
    this.expectUnread();
    this.lookSoon();
    return isGone;
  }

  private expectUnread(): void {
    this.hasUnread = true;
    this.lookedAt = -Infinity;
  }

  private lookSoon(): void {
    this.retries.expect();
    this.upkeep.wake();
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopping.signal.aborted; failures += 1) {
      const joined = performance.now();
      try {
        await this.beMember();
      } catch (error) {
        this.link.fail(this.consumer.name, error);
        this.link.forgetTopics();
      }
      if (performance.now() - joined > 60_000) failures = 0;
      const rest = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** failures);
      await sleep(rest, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private async beMember(): Promise<void> {
    await this.prepare();
    const member = this.newMember();
    const crashed = new Promise<unknown>((resolve) => {
      member.on(member.events.CRASH, ({ payload }) => resolve(payload.error));
    });
    const commits = new OffsetCommits(
      (offsets) => member.commitOffsets(offsets),
      (error) => this.logger.debug(`an offset was not committed, its events come again: ${error.message}`),
    );
    member.on(member.events.GROUP_JOIN, () => this.link.health.ok(this.consumer.name));
    try {
      await member.connect();
      await member.subscribe({ topics: [...this.topics], fromBeginning: true });
      await member.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: this.link.options.concurrency ?? 3,
        eachBatch: (batch) => this.take(batch, commits),
      });
      const error = await Promise.race([crashed, this.stopped]);
      if (error !== undefined) throw error;
    } finally {
      await commits.flush();
      await member.disconnect().catch(() => undefined);
    }
  }

  private async prepare(): Promise<void> {
    await this.inbox.enrol();
    this.floor = await this.progress.floor();
    this.upkeep.start();
    await this.link.makeTopics(this.topics);
  }

  private newMember(): Consumer {
    const sessionTimeout = this.link.options.sessionTimeoutMs ?? SESSION_MS;
    return this.link.kafka.consumer({
      groupId: groupOf(this.link.options, this.consumer.name),
      sessionTimeout,
      rebalanceTimeout: Math.max(30_000, sessionTimeout),
      heartbeatInterval: Math.min(1_000, sessionTimeout / 4),
      metadataMaxAge: 60_000,
      allowAutoTopicCreation: false,
      retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000, restartOnFailure: async () => false },
      ...FETCH,
    });
  }

  private async take(payload: EachBatchPayload, commits: OffsetCommits): Promise<void> {
    const { batch, heartbeat, resolveOffset } = payload;
    const { topic, partition } = batch;
    const delivery = this.deliveryOf(topic, partition);
    const alive = new KeepAlive(heartbeat);
    const mayGoOn = (): boolean => {
      alive.check();
      return payload.isRunning() && !payload.isStale();
    };
    try {
      for (const { events, last } of this.chunksOf(batch.messages, { topic, partition })) {
        if (!mayGoOn()) return;
        if (events.length > 0 && !(await delivery.deliver(events, { mayGoOn }))) return;
        resolveOffset(last);
        commits.note({ topic, partition, offset: String(BigInt(last) + 1n) });
      }
    } finally {
      alive.end();
      if (!payload.isRunning()) await commits.flush();
    }
  }

  /** Wanted events by the batch, each with the offset of the last message that it covers. */
  private *chunksOf(
    messages: readonly KafkaMessage[],
    place: { topic: string; partition: number },
  ): Generator<{ readonly events: readonly ReceivedEvent[]; readonly last: string }> {
    const limit = this.consumer.handleBatch ? this.policy.bulkSize : this.policy.batchSize;
    let events: ReceivedEvent[] = [];
    for (const [index, message] of messages.entries()) {
      if (this.wanted.has(typeOf(message)) && !(positionOf(message) <= this.floor)) {
        events.push(eventOf(message, place, this.codec));
      }
      if (events.length < limit && index < messages.length - 1) continue;
      yield { events, last: message.offset };
      events = [];
    }
  }

  private deliveryOf(topic: string, partition: number): PartitionDelivery {
    const name = `${this.consumer.name}@${topic}/${partition}`;
    const known = this.deliveries.get(name);
    if (known) return known;
    const delivery = new PartitionDelivery(
      {
        consumer: this.reader,
        transactions: this.transactions,
        policy: this.policy,
        inbox: this.inbox,
        letters: this.letters,
        holder: this.holder,
        logger: this.logger,
        onAside: (events) => {
          if (events.some(({ unread }) => unread !== undefined)) this.expectUnread();
          this.lookSoon();
        },
      },
      new ConsumerStore(this.database, name, []),
    );
    this.deliveries.set(name, delivery);
    return delivery;
  }

  private async lookAfter(): Promise<number | undefined> {
    if (performance.now() - this.lookedAt < this.policy.pollMs) return this.retries.run();
    this.lookedAt = performance.now();
    if (this.hasUnread) await this.lookAtUnread();
    // A broker that is away is the link's to tell; the floor waits.
    await this.progress.raiseFloor().catch((error: Error) => this.logger.debug(error.message));
    return this.retries.run();
  }

  /** What another release gave up may be readable here: it is tried again. */
  private async lookAtUnread(): Promise<void> {
    const dead = await this.letters.unreadDead(UNREAD_AT_ONCE);
    const readable = dead.filter(({ event }) => isReadable(event, this.codec)).map(({ event }) => event.position);
    if (readable.length > 0) {
      await this.letters.revive(readable);
      this.retries.expect();
    }
    const part = `${this.consumer.name} messages`;
    const count = await this.letters.unread();
    this.hasUnread = count > 0;
    if (count === 0) return this.link.health.ok(part);
    this.link.health.fail(part, {
      kind: 'unreadable',
      text: `${UNREADABLE}: see dead letters of ${this.consumer.name}; bring this service to the release that publishes them, or dismiss what is no event`,
    });
  }
}

/** The consumer, behind the reading of what an earlier release could not read. */
const readingFor = (consumer: EventConsumer, codec: EventCodec): EventConsumer => {
  const { handleBatch } = consumer;
  return {
    name: consumer.name,
    types: consumer.types,
    handle: async (tx, event) => consumer.handle(tx, readAgain(event, codec)),
    ...(handleBatch === undefined
      ? {}
      : {
          handleBatch: async (tx, events) =>
            handleBatch.call(
              consumer,
              tx,
              events.map((event) => readAgain(event, codec)),
            ),
        }),
  };
};
