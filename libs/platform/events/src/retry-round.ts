import type { Transactions } from '@plinth/platform-database';
import { Suspicion } from './consumer-fault';
import type { ConsumerStore } from './consumer.store.postgres';
import type { DeadLetterStore } from './dead-letter.store.postgres';
import type { DeliveryPolicy } from './delivery-policy';
import type { DeadLetter, EventConsumer } from './event-bus';

const AT_ONCE = 20;
const SHORTEST_REST_MS = 20;

/** Tries the waiting events of a consumer that are due, each in a transaction of its own, each key in order. */
export class RetryRound {
  /** When the next one is due, by our clock; asked of the database at least once per poll. */
  private nextAt = 0;
  /** Attempts that began and were cut short by the server: to be taken back as soon as it answers again. */
  private readonly owed: DeadLetter[] = [];
  private readonly suspicion: Suspicion = new Suspicion();

  constructor(
    private readonly consumer: EventConsumer,
    private readonly transactions: Transactions,
    private readonly store: ConsumerStore,
    private readonly letters: DeadLetterStore,
    private readonly policy: DeliveryPolicy,
  ) {}

  /** Something was put aside or revived: look now. */
  expect(): void {
    this.nextAt = 0;
  }

  /** Answers how long there is nothing to do; 0 when there is more at once. */
  async run(): Promise<number | undefined> {
    if (performance.now() < this.nextAt) return this.nextAt - performance.now();
    for (let owed = this.owed[0]; owed; owed = this.owed[0]) {
      await this.letters.takeBack(owed);
      this.owed.shift();
    }
    let progressed = false;
    for (const letter of await this.letters.due(AT_ONCE)) progressed = (await this.attempt(letter)) || progressed;
    const rest = progressed ? 0 : Math.max((await this.letters.nextDueIn()) ?? this.policy.pollMs, SHORTEST_REST_MS);
    this.nextAt = performance.now() + Math.min(rest, this.policy.pollMs);
    return rest;
  }

  private async attempt(letter: DeadLetter): Promise<boolean> {
    const { maxDeaths, maxAttempts, retryDelayMs } = this.policy;
    if (letter.started - letter.finished >= maxDeaths) {
      const reason = `given up: the process ended ${letter.started - letter.finished} times with it in hand`;
      await this.letters.fail(letter, 'dead', reason, 0);
      return true;
    }
    const nth = letter.started + 1;
    if (!(await this.letters.begin(letter, retryDelayMs(nth)))) return false;
    try {
      const handled = await this.handle(letter);
      if (!handled) await this.letters.takeBack(letter);
      return handled;
    } catch (error) {
      if (this.suspicion.isToWaitOut(error)) {
        this.owed.push(letter);
        throw error;
      }
      const finished = letter.finished + 1;
      const isFinal = (error as { isFinal?: unknown } | null)?.isFinal === true;
      const state = isFinal || finished >= maxAttempts ? 'dead' : 'waiting';
      await this.letters.fail({ ...letter, finished }, state, (error as Error).message, retryDelayMs(nth));
      return true;
    }
  }

  private handle(letter: DeadLetter): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      // The lock of the cursor: nothing is parked behind this key while its queue is being emptied.
      if (!(await this.store.lock(tx)) || !(await this.letters.isHere(tx, letter))) return false;
      const fresh = await this.store.recordDone(tx, [letter.event]);
      for (const event of fresh) await this.consumer.handle(tx, event);
      await this.letters.release(tx, letter);
      this.suspicion.allay();
      return true;
    });
  }
}
