export interface WakefulLoopOptions {
  /** Looks by itself after so long without being woken. */
  readonly pollMs: number;
  /**
   * Woken again so soon after a round began, it waits until then and finds what has come meanwhile in one go: a round costs
   * as much for one as for a dozen. Whoever wakes it after a rest is not kept waiting. 0 when absent.
   */
  readonly apartMs?: number;
  readonly onError: (error: unknown) => void;
}

const SHORTEST_REST_MS = 100;
const LONGEST_REST_MS = 5_000;

/**
 * Calls `work` whenever it is woken, one call at a time. `work` answers how long it may rest, in milliseconds:
 * 0 means again at once, undefined means until woken or polled. After an error it rests longer each time.
 * Once stopped it stays so: whoever was about to start it when the stop came finds it ended.
 */
export class WakefulLoop {
  private running: Promise<void> | undefined;
  private stopping = false;
  private awake = false;
  private endRest: (() => void) | undefined;

  constructor(
    private readonly work: () => Promise<number | undefined>,
    private readonly options: WakefulLoopOptions,
  ) {}

  start(): void {
    if (!this.stopping) this.running ??= this.run();
  }

  wake(): void {
    this.awake = true;
    this.endRest?.();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.endRest?.();
    await this.running;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping) {
      this.awake = false;
      const began = performance.now();
      try {
        const rest = await this.work();
        failures = 0;
        if (rest === 0) continue;
        if (!this.awake) await this.rest(Math.min(rest ?? Infinity, this.options.pollMs));
        const apart = began + (this.options.apartMs ?? 0) - performance.now();
        if (apart > 0) await this.rest(apart, 'however often woken');
      } catch (error) {
        this.options.onError(error);
        await this.rest(Math.min(LONGEST_REST_MS, SHORTEST_REST_MS * 2 ** failures), 'however often woken');
        failures += 1;
      }
    }
  }

  private async rest(milliseconds: number, whatever?: 'however often woken'): Promise<void> {
    if (this.stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.endRest = () => {
        if (whatever !== undefined && !this.stopping) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.endRest = undefined;
  }
}
