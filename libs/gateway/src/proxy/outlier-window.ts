export interface OutlierSettings {
  /** Fewer failures than this within the window never open it. */
  readonly minFailures: number;
  /** Share of failed requests that opens it. */
  readonly failureShare: number;
  readonly windowSeconds: number;
  readonly openMs: number;
}

export const outlierSettings: OutlierSettings = {
  minFailures: 10,
  failureShare: 0.5,
  windowSeconds: 10,
  openMs: 1_000,
};

interface Second {
  at: number;
  passed: number;
  failed: number;
}

/** Watches one service: mostly failing, it is left alone for a while, then tried with a single request. */
export class OutlierWindow {
  private readonly seconds: Second[];
  private openUntil = 0;
  private isProbing = false;

  constructor(
    private readonly settings: OutlierSettings = outlierSettings,
    private readonly now: () => number = Date.now,
  ) {
    this.seconds = Array.from({ length: settings.windowSeconds }, () => ({ at: 0, passed: 0, failed: 0 }));
  }

  get isClosed(): boolean {
    return this.openUntil === 0;
  }

  /** Whether it has been left alone for long enough, and nobody tries it yet. */
  get isDue(): boolean {
    return !this.isClosed && !this.isProbing && this.now() >= this.openUntil;
  }

  /** Whether a request may be sent; while half open only one may. Whoever is admitted must report. */
  admits(): boolean {
    if (this.isClosed) return true;
    if (this.isProbing || this.now() < this.openUntil) return false;
    this.isProbing = true;
    return true;
  }

  succeeded(): void {
    if (this.isProbing) this.close();
    this.current().passed += 1;
  }

  failed(): void {
    this.current().failed += 1;
    const isFailing = this.isProbing || (this.isClosed && this.isMostlyFailing());
    this.isProbing = false;
    if (isFailing) this.openUntil = this.now() + this.settings.openMs;
  }

  /** The client went away: that says nothing of the service. */
  abandoned(): void {
    this.isProbing = false;
  }

  private close(): void {
    this.isProbing = false;
    this.openUntil = 0;
    for (const second of this.seconds) Object.assign(second, { passed: 0, failed: 0 });
  }

  private isMostlyFailing(): boolean {
    const oldest = Math.floor(this.now() / 1000) - this.settings.windowSeconds;
    const recent = this.seconds.filter((second) => second.at > oldest);
    const failed = recent.reduce((sum, second) => sum + second.failed, 0);
    const passed = recent.reduce((sum, second) => sum + second.passed, 0);
    return failed >= this.settings.minFailures && failed / (failed + passed) >= this.settings.failureShare;
  }

  private current(): Second {
    const at = Math.floor(this.now() / 1000);
    const second = this.seconds[at % this.seconds.length] as Second;
    if (second.at !== at) Object.assign(second, { at, passed: 0, failed: 0 });
    return second;
  }
}
