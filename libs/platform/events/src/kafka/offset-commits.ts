interface PartitionOffset {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/**
 * Commits how far effects have got, one request at a time, the latest of each partition: no effect waits for it. What is
 * lost with the process comes again and finds itself in the inbox.
 */
export class OffsetCommits {
  private readonly latest = new Map<string, PartitionOffset>();
  private running: Promise<void> | undefined;

  constructor(
    private readonly commit: (offsets: PartitionOffset[]) => Promise<void>,
    private readonly onError: (error: Error) => void,
  ) {}

  /** The effect of everything before `offset` has been committed. */
  note(done: PartitionOffset): void {
    this.latest.set(`${done.topic}/${done.partition}`, done);
    this.running ??= this.run();
  }

  /** Resolves when everything noted so far was offered to the broker. */
  async flush(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    while (this.latest.size > 0) {
      const offsets = [...this.latest.values()];
      this.latest.clear();
      await this.commit(offsets).catch(this.onError);
    }
    this.running = undefined;
  }
}
