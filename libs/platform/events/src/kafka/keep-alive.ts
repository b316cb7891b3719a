const BEAT_MS = 500;

/** Signs of life of a member while it works, so that a slow effect costs nobody the partition. */
export class KeepAlive {
  private readonly timer: NodeJS.Timeout;
  private refusal: unknown;

  constructor(private readonly heartbeat: () => Promise<void>) {
    this.timer = setInterval(() => void this.beat(), BEAT_MS);
  }

  /** The group has something else in mind: throws what it said, so that the member joins again. */
  check(): void {
    if (this.refusal !== undefined) throw this.refusal;
  }

  end(): void {
    clearInterval(this.timer);
  }

  private async beat(): Promise<void> {
    await this.heartbeat().catch((error: unknown) => {
      this.refusal ??= error;
    });
  }
}
