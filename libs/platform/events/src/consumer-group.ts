import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { Database, Transactions, Tx } from '@plinth/platform-database';
import { Suspicion } from './consumer-fault';
import { ConsumerStore, LOOK_AHEAD } from './consumer.store.postgres';
import type { EventBatch } from './consumer.store.postgres';
import { DeadLetterStore } from './dead-letter.store.postgres';
import type { DeliveryPolicy } from './delivery-policy';
import type { PublishedEvent } from './domain-event';
import type { EventConsumer } from './event-bus';
import { mayBeOf } from './log-notice';
import { RetryRound } from './retry-round';
import { WakefulLoop } from './wakeful-loop';

/** Another process took the cursor meanwhile: not an error, look again. */
class Superseded extends Error {
  override readonly message = 'another process took the cursor';
}

/** Read while the batch before it was handled; `after` is where the cursor has to be. */
interface Ahead {
  readonly after: number;
  readonly end: number;
  readonly batch: Promise<EventBatch>;
}

const BUSY_MS = 100;
/** How often the cursor is written for events that only others want. */
const SAVE_EVERY_MS = 1_000;

/** One consumer following the log. Any number of processes may run it: the cursor's row lock lets one work at a time. */
export class ConsumerGroup {
  readonly letters: DeadLetterStore;
  private readonly holder = randomUUID();
  private readonly store: ConsumerStore;
  private readonly retries: RetryRound;
  private readonly loop: WakefulLoop;
  private readonly logger: Logger;
  private passed = { from: 0, to: 0 };
  /** What follows the batch that was just handled, read meanwhile. */
  private next: Ahead | undefined;
  private savedAt = -Infinity;
  private readonly suspicion = new Suspicion();
  private passesOver: NodeJS.Timeout | undefined;

  constructor(
    readonly consumer: EventConsumer,
    database: Database,
    private readonly transactions: Transactions,
    private readonly policy: DeliveryPolicy,
  ) {
    this.logger = new Logger(`Consumer ${consumer.name}`);
    this.store = new ConsumerStore(database, consumer.name, consumer.types);
    this.letters = new DeadLetterStore(database, consumer.name);
    this.retries = new RetryRound(consumer, transactions, this.store, this.letters, policy);
    this.loop = new WakefulLoop(() => this.work(), {
      pollMs: policy.pollMs,
      onError: (error) => this.logger.error(`stopped for a moment: ${(error as Error).message}`),
    });
  }

  async start(): Promise<void> {
    await this.store.enrol();
    this.loop.start();
  }

  /** Events have come; those of others can be passed over later, many at once. */
  hear(notice: string): void {
    if (mayBeOf(notice, this.consumer.types)) this.loop.wake();
    else this.passesOver ??= setTimeout(() => this.passOver(), SAVE_EVERY_MS).unref();
  }

  stop(): Promise<void> {
    clearTimeout(this.passesOver);
    return this.loop.stop();
  }

  private passOver(): void {
    this.passesOver = undefined;
    this.loop.wake();
  }

  async replay(): Promise<number> {
    const revived = await this.letters.revive();
    this.retries.expect();
    this.loop.wake();
    return revived;
  }

  async dismiss(position: number): Promise<boolean> {
    const isGone = await this.transactions.run((tx) => this.letters.dismiss(tx, position));
    this.retries.expect();
    this.loop.wake();
    return isGone;
  }

  private async work(): Promise<number | undefined> {
    // A round of retries is short, and the others go on between two rounds, however many wait.
    const rest = await this.retries.run();
    const { next } = this;
    this.next = undefined;
    if (next !== undefined) return this.follow(await next.batch, next.after, next.end);
    const { position, end } = await this.store.ahead(this.passed.to);
    if (position !== this.passed.from) this.passed = { from: position, to: position };
    const from = Math.max(position, this.passed.to);
    if (end <= from) return this.savePassed(rest);
    const batch = await this.store.read(from, end, this.limit);
    if (batch.events.length > 0 || end - from >= LOOK_AHEAD) return this.follow(batch, position, end);
    // That was all there is, and what came since has called again: no need to look once more.
    this.passed = { from: position, to: batch.to };
    return this.savePassed(rest);
  }

  private get limit(): number {
    return this.consumer.handleBatch ? this.policy.bulkSize : this.policy.batchSize;
  }

  /** Handles what was read for the cursor at `position`; what else there is up to `end` is read meanwhile. */
  private async follow(batch: EventBatch, position: number, end: number): Promise<number> {
    if (batch.events.length === 0) {
      this.passed = { from: position, to: batch.to };
      return 0;
    }
    const next = batch.to < end ? this.readAhead(batch.to, end) : undefined;
    const rest = await this.deliver({ ...batch, from: position });
    if (rest === 0) this.next = next;
    return rest;
  }

  /** The log never changes: what is read early is what would be read later. Dropped when the batch before it fails. */
  private readAhead(after: number, end: number): Ahead {
    const batch = this.store.read(after, end, this.limit);
    batch.catch(() => undefined);
    return { after, end, batch };
  }

  /** Events of others are passed over in memory, and the cursor follows when there is nothing else to do. */
  private async savePassed(rest: number | undefined): Promise<number | undefined> {
    const { from, to } = this.passed;
    if (to <= from) return rest;
    const wait = this.savedAt + SAVE_EVERY_MS - performance.now();
    if (wait > 0) return Math.min(wait, rest ?? wait);
    this.savedAt = performance.now();
    await this.store.skip(from, to);
    this.passed = { from: to, to };
    return rest;
  }

  private async deliver(batch: EventBatch): Promise<number> {
    try {
      if (await this.take()) await this.setAside(batch);
      else await this.handleTogether(batch);
    } catch (error) {
      if (error instanceof Superseded) return BUSY_MS * (0.5 + Math.random());
      if (this.suspicion.isToWaitOut(error)) throw error;
      await this.handleOneByOne(batch);
    }
    this.suspicion.allay();
    return 0;
  }

  /** Answers whether a process that had this batch in hand left without giving it back. */
  private async take(): Promise<boolean> {
    const taken = await this.store.take(this.holder);
    if (taken === undefined) throw new Superseded();
    return taken.leftOpen;
  }

  private async handleTogether(batch: EventBatch): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.lock(tx, batch.from);
      await this.effect(tx, batch.events);
      this.store.advance(tx, batch.to);
    });
  }

  private async handleOneByOne(batch: EventBatch): Promise<void> {
    let from = batch.from;
    for (const event of batch.events) {
      await this.take();
      await this.handleAlone(event, from);
      from = event.position;
    }
    if (from < batch.to) await this.store.skip(from, batch.to);
  }

  private async handleAlone(event: PublishedEvent, from: number): Promise<void> {
    try {
      await this.handleTogether({ from, to: event.position, events: [event] });
    } catch (error) {
      if (error instanceof Superseded || this.suspicion.isToWaitOut(error)) throw error;
      const reason = (error as Error).message;
      this.logger.warn(`${event.type} at ${event.position} failed: ${reason}`);
      await this.putAside([event], from, event.position, { finished: 1, reason, delayMs: this.policy.retryDelayMs(1) });
    }
  }

  /** A process died with this batch in hand: each event gets its own record, so that the deadly one is found. */
  private async setAside(batch: EventBatch): Promise<void> {
    const reason = 'a process ended while the event was in hand';
    this.logger.warn(`${reason}: ${batch.events.length} events from ${batch.from + 1} are tried one by one`);
    await this.putAside(batch.events, batch.from, batch.to, { finished: 0, reason, delayMs: 0 });
  }

  private async putAside(
    events: readonly PublishedEvent[],
    from: number,
    to: number,
    attempt: { readonly finished: number; readonly reason: string; readonly delayMs: number },
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.lock(tx, from);
      const done = await this.store.isDone(tx, events);
      const open = events.filter((event) => !done.has(event.id));
      await this.letters.add(tx, open, { ...attempt, started: 1 });
      this.store.advance(tx, to);
    });
    this.retries.expect();
  }

  /** Inbox and effect; what comes behind an event that waits or is dead is parked. */
  private async effect(tx: Tx, events: readonly PublishedEvent[]): Promise<void> {
    const keys = events.map((event) => event.key);
    const blocked = await this.letters.blockedKeys(tx, keys);
    const free = events.filter((event) => !blocked.has(event.key));
    const behind = events.filter((event) => blocked.has(event.key));
    await this.letters.add(tx, behind, { started: 0, finished: 0, reason: '', delayMs: 0 });
    const fresh = await this.store.recordDone(tx, free);
    if (fresh.length === 0) return;
    if (this.consumer.handleBatch) return this.consumer.handleBatch(tx, fresh);
    for (const event of fresh) await this.consumer.handle(tx, event);
  }

  private async lock(tx: Tx, position: number): Promise<void> {
    const cursor = await this.store.lock(tx);
    if (cursor?.holder !== this.holder || cursor.position !== position) throw new Superseded();
  }
}
