import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@nestjs/common';
import type { Transactions, Tx } from '@plinth/platform-database';
import { Suspicion } from '../consumer-fault';
import type { ConsumerStore } from '../consumer.store.postgres';
import type { DeadLetterStore } from '../dead-letter.store.postgres';
import type { DeliveryPolicy } from '../delivery-policy';
import type { EventConsumer } from '../event-bus';
import type { ReceivedEvent } from './event-message';

/** Another process has this partition in hand: look again. */
class Superseded extends Error {
  override readonly message = 'another process has the partition in hand';
}

const BUSY_MS = 100;
const LONGEST_REST_MS = 2_000;

/** A relay that began again at its mark may have put an event twice into one batch, where the inbox sees but one. */
function firstOfEach(events: readonly ReceivedEvent[]): readonly ReceivedEvent[] {
  const seen = new Set<string>();
  return events.filter(({ id }) => !seen.has(id) && seen.add(id));
}

export interface DeliveryParts {
  readonly consumer: EventConsumer;
  readonly transactions: Transactions;
  readonly policy: DeliveryPolicy;
  readonly inbox: ConsumerStore;
  readonly letters: DeadLetterStore;
  readonly holder: string;
  readonly logger: Logger;
  /** Called when events were put aside. */
  onAside(events: readonly ReceivedEvent[]): void;
}

/** Whether the work may go on; throws when the member has to join its group again. */
export interface Permission {
  mayGoOn(): boolean;
}

/**
 * Brings events of one partition to one consumer. Before each batch it is noted, committed, that this process has it in
 * hand: a process that dies leaves the note, and its successor tries the batch one by one, so the deadly event is found.
 */
export class PartitionDelivery {
  private readonly suspicion = new Suspicion();
  private enrolled = false;

  constructor(
    private readonly parts: DeliveryParts,
    /** The note: a row of `event_cursor` for this consumer and partition. */
    private readonly note: ConsumerStore,
  ) {}

  /** Answers false when it had to be left undone: it will come again, here or elsewhere. */
  async deliver(received: readonly ReceivedEvent[], permission: Permission): Promise<boolean> {
    const events = firstOfEach(received);
    for (let failures = 0; permission.mayGoOn(); ) {
      try {
        await this.attempt(events);
        this.suspicion.allay();
        return true;
      } catch (error) {
        if (error instanceof Superseded) {
          await sleep(BUSY_MS * (0.5 + Math.random()));
        } else {
          this.parts.logger.error(`stopped for a moment: ${(error as Error).message}`);
          await sleep(Math.min(LONGEST_REST_MS, BUSY_MS * 2 ** failures));
          failures += 1;
        }
      }
    }
    return false;
  }

  private async attempt(events: readonly ReceivedEvent[]): Promise<void> {
    try {
      if (await this.take()) await this.setAside(events);
      else await this.handleTogether(events);
    } catch (error) {
      if (error instanceof Superseded || this.suspicion.isToWaitOut(error)) throw error;
      for (const event of events) {
        await this.take();
        await this.handleAlone(event);
      }
    }
  }

  /** Answers whether a process that had a batch in hand left without giving it back. */
  private async take(): Promise<boolean> {
    if (!this.enrolled) await this.note.enrol();
    this.enrolled = true;
    const taken = await this.note.take(this.parts.holder);
    if (taken === undefined) throw new Superseded();
    return taken.leftOpen;
  }

  private async handleTogether(events: readonly ReceivedEvent[]): Promise<void> {
    await this.parts.transactions.run(async (tx) => {
      await this.lock(tx);
      await this.effect(tx, events);
      this.giveBack(tx, events);
    });
  }

  private async handleAlone(event: ReceivedEvent): Promise<void> {
    try {
      await this.handleTogether([event]);
    } catch (error) {
      if (error instanceof Superseded || this.suspicion.isToWaitOut(error)) throw error;
      const reason = (error as Error).message;
      const place = event.unread?.place ?? `position ${event.position}`;
      this.parts.logger[event.unread ? 'error' : 'warn'](
        `${event.type} at ${place} is set aside with everything behind it of the same key, and nothing is lost: ${reason}`,
      );
      await this.putAside([event], { finished: 1, reason, delayMs: this.parts.policy.retryDelayMs(1) });
    }
  }

  private async setAside(events: readonly ReceivedEvent[]): Promise<void> {
    const reason = 'a process ended while the event was in hand';
    this.parts.logger.warn(`${reason}: ${events.length} events from ${events[0]?.position} are tried one by one`);
    await this.putAside(events, { finished: 0, reason, delayMs: 0 });
  }

  private async putAside(
    events: readonly ReceivedEvent[],
    attempt: { readonly finished: number; readonly reason: string; readonly delayMs: number },
  ): Promise<void> {
    const { transactions, inbox, letters } = this.parts;
    await transactions.run(async (tx) => {
      await this.lock(tx);
      const done = await inbox.isDone(tx, events);
      const open = events.filter((event) => !done.has(event.id));
      await letters.lockBlocked(
        tx,
        open.map((event) => event.key),
      );
      await letters.add(tx, open, { ...attempt, started: 1 });
      this.giveBack(tx, events);
    });
    this.parts.onAside(events);
  }

  /** Inbox and effect; what comes behind an event that waits or is dead is parked. */
  private async effect(tx: Tx, events: readonly ReceivedEvent[]): Promise<void> {
    const { consumer, inbox, letters } = this.parts;
    const blocked = await letters.lockBlocked(
      tx,
      events.map((event) => event.key),
    );
    const free = events.filter((event) => !blocked.has(event.key));
    if (blocked.size > 0) {
      const held = events.filter((event) => blocked.has(event.key));
      const done = await inbox.isDone(tx, held);
      const behind = held.filter((event) => !done.has(event.id));
      await letters.add(tx, behind, { started: 0, finished: 0, reason: '', delayMs: 0 });
    }
    const fresh = await inbox.recordDone(tx, free);
    if (fresh.length === 0) return;
    if (consumer.handleBatch) return consumer.handleBatch(tx, fresh);
    for (const event of fresh) await consumer.handle(tx, event);
  }

  private async lock(tx: Tx): Promise<void> {
    const row = await this.note.lock(tx);
    if (row?.holder !== this.parts.holder) throw new Superseded();
  }

  private giveBack(tx: Tx, events: readonly ReceivedEvent[]): void {
    this.note.advance(tx, Math.max(0, ...events.map((event) => event.position)));
  }
}
