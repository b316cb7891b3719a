/** Something under way that can fall silent. */
export interface Watched {
  /** Ends itself when it has been silent for too long. */
  checkStall(now: number): void;
  /** The gateway is going down: endless things end now. */
  drain(): void;
}

/** One timer for all requests: cheaper than one each, and it knows uploads and event streams. */
export class StallWatch {
  private readonly watched = new Set<Watched>();
  private readonly timer: NodeJS.Timeout;

  constructor(everyMs = 250) {
    this.timer = setInterval(() => this.check(), everyMs);
    this.timer.unref();
  }

  get size(): number {
    return this.watched.size;
  }

  add(watched: Watched): void {
    this.watched.add(watched);
  }

  remove(watched: Watched): void {
    this.watched.delete(watched);
  }

  drain(): void {
    for (const each of this.watched) each.drain();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private check(): void {
    const now = performance.now();
    for (const each of this.watched) each.checkStall(now);
  }
}
