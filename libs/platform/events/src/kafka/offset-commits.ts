import { setTimeout as sleep } from 'node:timers/promises';

interface PartitionOffset {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/** Batches that follow one another so closely are told of together: each request costs the broker as much as an event. */
const GATHER_MS = 100;

/**
 * Commits how far effects have got, one request at a time, the latest of each partition: no effect waits for it. What is
 * lost with the process comes again and finds itself in the inbox.
 */
export class OffsetCommits {
  private readonly latest = new Map<string, PartitionOffset>();
  private running: Promise<void> | undefined;
  private hurry = new AbortController();

  constructor(
    private readonly commit: (offsets: PartitionOffset[]) => Promise<void>,
    private readonly onError: (error: Error) => void,
  ) {}

  /** The effect of everything before `offset` has been committed. */
  note(done: PartitionOffset): void {
    this.latest.set(`${done.topic}/${done.partition}`, done);
    this.running ??= this.run();
  }

  /** Resolves when everything noted so far was offered to the broker, without gathering more. */
  async flush(): Promise<void> {
    const { hurry } = this;
    hurry.abort();
    await this.running;
    if (this.hurry === hurry) this.hurry = new AbortController();
  }

  private async run(): Promise<void> {
    while (this.latest.size > 0) {
      await sleep(GATHER_MS, undefined, { signal: this.hurry.signal }).catch(() => undefined);
      const offsets = [...this.latest.values()];
      this.latest.clear();
      await this.commit(offsets).catch(this.onError);
    }
    this.running = undefined;
  }
}
