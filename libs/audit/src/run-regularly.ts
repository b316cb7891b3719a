import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';

/** Does a piece of upkeep every so often while the application runs; its shutdown waits for one under way. */
export class RunRegularly implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private ended = false;

  constructor(
    private readonly work: () => Promise<unknown>,
    /** 0 is never. */
    private readonly everyMs: number,
    private readonly onFailure: (error: unknown) => void,
    /** Before the first time; as between two when absent. */
    private readonly firstMs = everyMs,
  ) {}

  onApplicationBootstrap(): void {
    if (this.everyMs > 0) this.runLater(this.firstMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ended = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private runLater(afterMs = this.everyMs): void {
    if (this.ended) return;
    this.timer = setTimeout(() => {
      this.running = this.work()
        .catch(this.onFailure)
        .finally(() => this.runLater());
    }, afterMs).unref();
  }
}
