import { Injectable } from '@nestjs/common';
import { Transactions } from '@plinth/platform-database';
import { PersonLineStore } from './person-line.store';

/** A page has 200 people at most: what waits while a few pages are kept is soon asked for again. */
const WAITING_AT_MOST = 20;

interface Page {
  readonly schoolId: string;
  readonly personIds: readonly string[];
}

/**
 * Keeps the lines of a page that was just read, so that the next reader finds them. Nobody waits for it and nothing
 * depends on it: pages are kept one after another, and what cannot be kept now is put together again next time.
 */
@Injectable()
export class KeepLines {
  private readonly waiting: Page[] = [];
  private running: Promise<void> | undefined;

  constructor(
    private readonly transactions: Transactions,
    private readonly lines: PersonLineStore,
  ) {}

  soon(schoolId: string, personIds: readonly string[]): void {
    if (this.waiting.length >= WAITING_AT_MOST) return;
    this.waiting.push({ schoolId, personIds });
    this.running ??= this.work().finally(() => (this.running = undefined));
  }

  /** When nothing waits any more. */
  async settled(): Promise<void> {
    await this.running;
  }

  /** Answers how many were kept. */
  execute({ schoolId, personIds }: Page): Promise<number> {
    return this.transactions.run(
      async (tx) => {
        if (!(await this.lines.claim(tx, schoolId))) return 0;
        const held = await this.lines.hold(tx, personIds);
        await this.lines.keep(tx, schoolId, held);
        return held.length;
      },
      { retries: 0 },
    );
  }

  private async work(): Promise<void> {
    for (let page = this.waiting.shift(); page !== undefined; page = this.waiting.shift()) {
      await this.execute(page).catch(() => 0);
    }
  }
}
