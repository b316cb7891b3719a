import { Logger } from '@nestjs/common';
import { Partitioners } from 'kafkajs';
import type { Message, Producer } from 'kafkajs';
import type { PublishedEvent } from '../domain-event';
import type { EventCodec } from './event-codec';
import { messageOf } from './event-message';
import { topicOf } from './kafka-options';
import type { KafkaLink } from './kafka-link';
import { produced } from './kafka-measure';
import type { Leadership } from './leadership';
import type { ProducedStore } from './produced.store.postgres';
import { ProducingSpans } from './producing-spans';

/** Most events in memory at once, and most bytes of one request: a partition takes 1 MiB in one. */
const EVENTS = 2_000;
const BYTES = 700_000;
const LOOK_AT_LEADER_MS = 1_000;
/** How often the mark is written: a relay that dies produces what came since once more. */
const SAVE_EVERY_MS = 200;

/**
 * Produces what one domain published, in order, from the stored mark on. One request is on its way at a time, and a
 * failed one ends the producer and the leadership: whoever leads next begins again at the mark.
 */
export class TopicProducer {
  readonly topic: string;
  private readonly logger: Logger;
  private producer: Producer | undefined;
  /** Up to where the topic has everything; undefined while another leads. */
  private reached: number | undefined;
  private savedAt = -Infinity;
  private savedPosition = 0;
  /** Events produced since the mark was written. */
  private unsaved = 0;
  private readonly strange = new Set<string>();

  constructor(
    private readonly domain: string,
    private readonly link: KafkaLink,
    private readonly leadership: Leadership,
    private readonly store: ProducedStore,
    private readonly codec: EventCodec,
  ) {
    this.topic = topicOf(link.options, domain);
    this.logger = new Logger(`Producer ${this.topic}`);
  }

  /** Up to where the topic has everything; undefined while another process leads. */
  get position(): number | undefined {
    return this.reached;
  }

  /** Answers how long it may rest, as a WakefulLoop asks. */
  async work(): Promise<number | undefined> {
    try {
      if (!(await this.lead())) {
        this.link.health.ok(this.topic);
        return LOOK_AT_LEADER_MS;
      }
      const rest = await this.produce(this.reached ?? 0);
      this.link.health.ok(this.topic);
      return rest;
    } catch (error) {
      await this.stepDown();
      throw error;
    }
  }

  async stop(): Promise<void> {
    if (this.reached !== undefined) await this.save(this.reached).catch(() => undefined);
    await this.stepDown();
  }

  /** Whether this process leads now. The topic is there, and the mark is known, from then on. */
  private async lead(): Promise<boolean> {
    if (!(await this.leadership.claim(this.topic))) {
      this.reached = undefined;
      return false;
    }
    if (this.reached === undefined) await this.begin();
    return true;
  }

  private async begin(): Promise<void> {
    this.link.forgetTopics();
    await this.link.makeTopics([this.topic]);
    let { position, events } = await this.store.mark(this.topic);
    const offsets = await this.link.ask((admin) => admin.fetchTopicOffsets(this.topic));
    if (events > 0 && offsets.every(({ high }) => Number(high) === 0)) {
      this.logger.warn(`${this.topic} is empty although ${events} events went there: the log is produced again`);
      await this.store.startOver(this.topic);
      [position, events] = [0, 0];
    }
    this.unsaved = 0;
    await this.save(position);
    this.reached = position;
  }

  private async produce(after: number): Promise<number | undefined> {
    const { head, to, events } = await this.store.next(this.domain, after, EVENTS);
    if (events.length > 0) await this.send(events, to);
    // What was published meanwhile has woken the loop.
    return to < head ? this.goOn(to) : this.savePassed(to);
  }

  private goOn(position: number): number {
    this.reached = position;
    return 0;
  }

  private async send(events: readonly PublishedEvent[], end: number): Promise<void> {
    const producer = await this.connected();
    const spans = new ProducingSpans(this.topic);
    try {
      for (const messages of this.requestsOf(events, spans)) {
        await producer.send({ topic: this.topic, acks: -1, messages });
      }
    } catch (error) {
      spans.end(error);
      throw error;
    }
    spans.end();
    produced.add({ topic: this.topic }, events.length);
    this.reached = end;
    this.unsaved += events.length;
    if (performance.now() - this.savedAt >= SAVE_EVERY_MS) await this.save(end);
  }

  private requestsOf(events: readonly PublishedEvent[], spans: ProducingSpans): Message[][] {
    const requests: Message[][] = [[]];
    let bytes = 0;
    for (const event of events) {
      const message = messageOf(spans.of(event), this.codec);
      if (!this.codec.knows(event.type)) this.noteStrange(event);
      const size = 400 + (message.value?.length ?? 0);
      if (bytes + size > BYTES && bytes > 0) {
        requests.push([]);
        bytes = 0;
      }
      bytes += size;
      requests.at(-1)?.push(message);
    }
    return requests;
  }

  private noteStrange({ type, position }: PublishedEvent): void {
    if (this.strange.has(type)) return;
    this.strange.add(type);
    this.logger.warn(
      `${type} at ${position} was published by a release newer than this relay: it is passed on as JSON, and nothing is lost. Bring this replica to that release`,
    );
  }

  private async connected(): Promise<Producer> {
    if (this.producer) return this.producer;
    const producer = this.link.kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 },
    });
    this.producer = producer;
    await producer.connect();
    return producer;
  }

  /** The mark follows when there is nothing else to do. */
  private async savePassed(position: number): Promise<number | undefined> {
    this.reached = position;
    if (position === this.savedPosition) return undefined;
    const wait = this.savedAt + SAVE_EVERY_MS - performance.now();
    if (wait > 0) return wait;
    await this.save(position);
    return undefined;
  }

  private async save(position: number): Promise<void> {
    await this.store.advance(this.topic, position, this.unsaved);
    this.unsaved = 0;
    this.savedPosition = position;
    this.savedAt = performance.now();
  }

  private async stepDown(): Promise<void> {
    this.reached = undefined;
    const { producer } = this;
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
    await this.leadership.giveUp(this.topic);
  }
}
