import { Logger } from '@nestjs/common';
import { openDomainDatabase } from '@plinth/platform-database';
import type { Database, DatabaseServer } from '@plinth/platform-database';
import { scrapeSources } from '@plinth/platform-telemetry';
import { outboxOldest, outboxWaiting, relayed } from './event-measure';
import { KafkaRelay } from './kafka/kafka-relay';
import type { KafkaOptions } from './kafka/kafka-options';
import { RelayStore } from './relay.store.postgres';
import { WakefulLoop } from './wakeful-loop';

export interface RelayOptions {
  /** Domains whose outbox this relay empties; all that it may, when absent. Two relays may name the same. */
  readonly domains?: readonly string[];
  readonly batchSize?: number;
  /** Looks into every outbox after so long even when no NOTIFY came; 2,000 when absent. */
  readonly pollMs?: number;
  /** In the cluster shape: what has a position goes on to Kafka from here too. */
  readonly kafka?: KafkaOptions;
}

/** Between two rounds of moving: well within the 50 ms that a reader may wait, and under load several events share a round. */
const APART_MS = 15;

/** Moves what domains have published to `events.log`. Any number may run: one at a time works on a domain. */
export class Relay {
  private readonly store: RelayStore;
  private readonly loop: WakefulLoop;
  private readonly called = new Set<string>();
  private lookEverywhereAt = 0;
  private known: readonly string[] = [];
  private stopListening: (() => Promise<void>) | undefined;
  private unmeasure: (() => void) | undefined;

  constructor(
    private readonly database: Database,
    private readonly options: RelayOptions = {},
    private readonly close: () => Promise<void> = async () => undefined,
    private readonly toKafka?: KafkaRelay,
  ) {
    const logger = new Logger('Relay');
    this.store = new RelayStore(database);
    this.loop = new WakefulLoop(() => this.work(), {
      pollMs: this.pollMs,
      apartMs: APART_MS,
      onError: (error) => {
        this.lookEverywhereAt = 0;
        logger.error(`moving events failed: ${(error as Error).message}`);
      },
    });
  }

  /** Opens connections of its own, as the role of schema `events`. */
  static async open(server: DatabaseServer, options: RelayOptions = {}): Promise<Relay> {
    const opened = await openDomainDatabase({ server, domain: 'events', poolSize: 2 });
    const { kafka, domains } = options;
    const toKafka = kafka === undefined ? undefined : await KafkaRelay.open(server, { kafka, domains });
    return new Relay(opened.database, options, () => opened.close(), toKafka);
  }

  async start(): Promise<void> {
    this.stopListening = await this.database.listen('plinth_outbox', (domain) => this.call(domain));
    this.loop.start();
    this.unmeasure = scrapeSources.add('outbox', () => this.measure());
    await this.toKafka?.start();
  }

  async stop(): Promise<void> {
    this.unmeasure?.();
    await this.stopListening?.();
    await this.loop.stop();
    await this.toKafka?.stop();
    await this.close();
  }

  /** For readiness: rejects with what stands between the outbox and its readers. */
  async check(): Promise<void> {
    this.toKafka?.check();
  }

  private get pollMs(): number {
    return this.options.pollMs ?? 2_000;
  }

  /** A listening connection that was made anew calls without naming a domain: it may have missed any. */
  private call(domain: string): void {
    if (domain === '') this.lookEverywhereAt = 0;
    else this.called.add(domain);
    this.loop.wake();
  }

  private async work(): Promise<number | undefined> {
    if (performance.now() >= this.lookEverywhereAt) await this.lookEverywhere();
    const batch = this.options.batchSize ?? 5_000;
    const due = this.known.filter((domain) => this.called.has(domain));
    this.called.clear();
    for (const domain of due) {
      const moved = await this.store.move(domain, batch);
      if (moved > 0) relayed.add({ domain }, moved);
      if (moved === batch) this.called.add(domain);
    }
    return this.called.size > 0 ? 0 : undefined;
  }

  private async measure(): Promise<void> {
    for (const domain of this.known) {
      const { rows, oldestSeconds } = await this.store.waiting(domain);
      outboxWaiting.set({ domain }, rows);
      outboxOldest.set({ domain }, oldestSeconds);
    }
  }

  private async lookEverywhere(): Promise<void> {
    const found = await this.store.domains();
    this.known = found.filter((domain) => this.options.domains?.includes(domain) ?? true);
    this.called.clear();
    for (const domain of this.known) this.called.add(domain);
    this.lookEverywhereAt = performance.now() + this.pollMs;
  }
}
