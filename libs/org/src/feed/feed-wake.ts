import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { Database } from '@plinth/platform-database';
import { LOG_CHANNEL, mayBeOf } from '@plinth/platform-events';
import { feedTypes } from './change';

/** One LISTEN for all streams of this process: the log tells when something of the feed was added. */
@Injectable()
export class FeedWake implements BeforeApplicationShutdown {
  private readonly waiting = new Set<() => void>();
  private stopListening: Promise<() => Promise<void>> | undefined;
  private isStopped = false;
  private heard = 0;

  constructor(private readonly database: Database) {}

  /** What has been heard so far: taken before reading, so that nothing added meanwhile is slept through. */
  async mark(): Promise<number> {
    // Nobody is woken for the events of others, of which there is one with each sign-in.
    this.stopListening ??= this.database.listen(LOG_CHANNEL, (notice) => {
      if (mayBeOf(notice, feedTypes)) this.wakeAll();
    });
    await this.stopListening;
    return this.heard;
  }

  /** Resolves when something was added after the mark, after `ms`, or when the signal or the application ends. */
  async wait(mark: number, ms: number, signal: AbortSignal): Promise<void> {
    if (this.isStopped || signal.aborted || this.heard !== mark) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done);
      this.waiting.add(done);
    });
  }

  get isEnding(): boolean {
    return this.isStopped;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    this.wakeAll();
    await (
      await this.stopListening?.catch(() => undefined)
    )?.();
  }

  private wakeAll(): void {
    this.heard += 1;
    for (const done of [...this.waiting]) done();
  }
}
