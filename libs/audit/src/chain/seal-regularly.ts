import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { SealEntries } from './seal-entries.use-case';

/** Seals every so often while the application runs. Replicas may all do it: one wins each round. */
export class SealRegularly implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly sealEntries: SealEntries,
    private readonly everyMs: number,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  onApplicationBootstrap(): void {
    if (this.everyMs > 0) this.sealLater();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.running;
  }

  private sealLater(): void {
    this.timer = setTimeout(() => {
      this.running = this.sealEntries
        .execute()
        .catch(this.onFailure)
        .finally(() => this.timer !== undefined && this.sealLater());
    }, this.everyMs).unref();
  }
}
