import type { RateLimit } from '../route/route-class';

/** The answer to a lease of `wanted`, which also told of `untold`. */
export interface Leased {
  readonly wanted: number;
  readonly untold: number;
  readonly count: number;
  readonly until: number;
  /** The common count began anew while this lease was under way. */
  readonly isNew: boolean;
}

/** What one replica knows of one key in the window that runs: a share leased from the common count, spent here. */
export class SharedWindow {
  /** By the clock of this process; never later than the end in the common store. */
  until: number;
  /** Leased and not yet spent. */
  left = 0;
  /** Passed here in this window, by lease or alone. */
  spent = 0;
  /** Passed here while the common store was away: it is told with the next lease. */
  untold = 0;
  /** The common count as last heard; undefined before. */
  counted: number | undefined;
  /** Requests that wait for the lease under way. */
  waiting = 0;
  asking: Promise<void> | undefined;

  constructor(
    readonly limit: RateLimit,
    now: number,
  ) {
    this.until = now + limit.seconds * 1_000;
  }

  get isExhausted(): boolean {
    return this.left === 0 && this.counted !== undefined && this.counted >= this.limit.points;
  }

  /** What others may still take is not known to be taken: an upper bound, exact for a replica alone. */
  get remaining(): number {
    return this.left + Math.max(0, this.limit.points - (this.counted ?? this.spent + this.left));
  }

  /**
   * How much to lease: a hundredth of the limit, so that 99 of 100 requests ask nobody; less when little remains, so
   * that no replica sits on what another needs; at least what waits.
   */
  wanted(replicas: number): number {
    const remaining = this.limit.points - (this.counted ?? 0);
    const fair = Math.ceil(remaining / (2 * replicas));
    return Math.max(1, this.waiting, Math.min(Math.floor(this.limit.points / 100), fair));
  }

  grant({ wanted, untold, count, until, isNew }: Leased): void {
    if (isNew) this.spent = 0;
    this.untold -= untold;
    this.counted = count;
    this.until = until;
    this.left += Math.max(0, Math.min(wanted, this.limit.points - (count - wanted)));
  }

  /** The common store counts from nothing although the window runs: it lost its count, and is told what passed here. */
  tellAgain(told: number): void {
    this.counted = undefined;
    this.untold = this.spent - told;
  }

  spend(): void {
    this.left -= 1;
    this.spent += 1;
  }

  spendAlone(): void {
    this.spent += 1;
    this.untold += 1;
  }
}
