import type { FlushUsage } from './flush-usage.use-case';

/** Flushes every few seconds, one flush at a time, and once more at the end. */
export class UsageFlushing {
  private readonly timer: NodeJS.Timeout;
  private underWay: Promise<void> = Promise.resolve();

  constructor(
    private readonly flush: FlushUsage,
    everyMs: number,
    private readonly onFailure: (error: unknown) => void,
  ) {
    this.timer = setInterval(() => this.run(), everyMs);
    this.timer.unref();
  }

  private run(): Promise<void> {
    this.underWay = this.underWay.then(() => this.flush.execute()).catch(this.onFailure);
    return this.underWay;
  }

  /** Nest calls it while the pool is still open. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.run();
  }
}
