import { openDomainDatabase } from '@plinth/platform-database';
import type { Database, DatabaseServer } from '@plinth/platform-database';
import { scrapeSources } from '@plinth/platform-telemetry';
import { LOG_CHANNEL } from '../log-notice';
import { RelayStore } from '../relay.store.postgres';
import { WakefulLoop } from '../wakeful-loop';
import { EventCodec } from './event-codec';
import type { EventMessages } from './event-codec';
import { KafkaLink } from './kafka-link';
import { relayLeads, unproduced } from './kafka-measure';
import type { KafkaOptions } from './kafka-options';
import { Leadership } from './leadership';
import { ProducedStore } from './produced.store.postgres';
import { TopicProducer } from './topic-producer';
import { inGeneration } from './topic-generation.store.postgres';

export interface KafkaRelayOptions {
  readonly kafka: KafkaOptions;
  /** Domains whose events this process offers to produce; all that have an outbox, when absent. */
  readonly domains?: readonly string[];
  readonly pollMs?: number;
  readonly messages?: EventMessages;
}

interface Running {
  readonly producer: TopicProducer;
  readonly loop: WakefulLoop;
}

/** Brings the log to Kafka, one topic per domain. Any number may run: one at a time leads a topic. */
export class KafkaRelay {
  private readonly link: KafkaLink;
  private readonly leadership: Leadership;
  private readonly running: Running[] = [];
  private stopping: Promise<void> | undefined;
  private stopListening: (() => Promise<void>) | undefined;
  private unmeasure: (() => void) | undefined;

  private constructor(
    private readonly database: Database,
    server: DatabaseServer,
    private readonly options: KafkaRelayOptions,
    private readonly close: () => Promise<void>,
  ) {
    this.link = new KafkaLink(options.kafka, 'relay');
    this.leadership = new Leadership(server);
  }

  static async open(server: DatabaseServer, options: KafkaRelayOptions): Promise<KafkaRelay> {
    const opened = await openDomainDatabase({ server, domain: 'events', poolSize: 2 });
    try {
      const kafka = await inGeneration(opened.database, options.kafka);
      return new KafkaRelay(opened.database, server, { ...options, kafka }, () => opened.close());
    } catch (error) {
      await opened.close();
      throw error;
    }
  }

  async start(): Promise<void> {
    const store = new ProducedStore(this.database);
    const codec = new EventCodec(this.options.messages);
    for (const domain of this.options.domains ?? (await new RelayStore(this.database).domains())) {
      const producer = new TopicProducer(domain, this.link, this.leadership, store, codec);
      const loop = new WakefulLoop(() => producer.work(), {
        pollMs: this.options.pollMs ?? 2_000,
        onError: (error) => this.link.fail(producer.topic, error),
      });
      this.running.push({ producer, loop });
    }
    this.stopListening = await this.database.listen(LOG_CHANNEL, () => this.running.forEach(({ loop }) => loop.wake()));
    this.unmeasure = scrapeSources.add('producing', () => this.measure(store));
    this.link.start();
    for (const { loop } of this.running) loop.start();
  }

  stop(): Promise<void> {
    return (this.stopping ??= this.end());
  }

  /** For readiness: throws what stands between the log and Kafka. */
  check(): void {
    this.link.health.check();
  }

  private async measure(store: ProducedStore): Promise<void> {
    const { head } = await store.ends();
    for (const { producer } of this.running) {
      const { topic, position } = producer;
      relayLeads.set({ topic }, position === undefined ? 0 : 1);
      unproduced.set({ topic }, position === undefined ? 0 : Math.max(0, head - position));
    }
  }

  private async end(): Promise<void> {
    this.unmeasure?.();
    await this.stopListening?.();
    await Promise.all(
      this.running.splice(0).map(async ({ loop, producer }) => {
        await loop.stop();
        await producer.stop();
      }),
    );
    await this.leadership.close();
    await this.link.stop();
    await this.close();
  }
}
