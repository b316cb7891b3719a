import { Injectable } from '@nestjs/common';
import { Transactions } from '@plinth/platform-database';
import { UsageCounter } from './usage-counter';
import { UsageStore } from './usage.store';

/** Stores what was counted in memory; counts that cannot be stored are kept for the next time. */
@Injectable()
export class FlushUsage {
  constructor(
    private readonly counter: UsageCounter,
    private readonly transactions: Transactions,
    private readonly store: UsageStore,
  ) {}

  async execute(): Promise<void> {
    const usages = this.counter.take();
    if (usages.length === 0) return;
    try {
      await this.transactions.run((tx) => this.store.add(tx, usages));
    } catch (error) {
      this.counter.putBack(usages);
      throw error;
    }
  }
}
