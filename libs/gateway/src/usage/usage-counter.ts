import { hourOf } from './usage';
import type { Usage } from './usage';

type Counts = { -readonly [K in keyof Usage]: Usage[K] };

/** Counts in memory; bounded by clients × classes, never by addresses or paths. */
export class UsageCounter {
  private counts = new Map<string, Counts>();
  private hour = '';
  private hourEnds = 0;

  constructor(private readonly now: () => number = Date.now) {}

  count(client: string, routeClass: string, status: number): void {
    const counts = this.countsOf(client, routeClass, this.currentHour());
    counts.requests += 1;
    if (status === 429) counts.limited += 1;
    else if (status >= 500) counts.failed += 1;
    else if (status >= 400) counts.refused += 1;
  }

  /** Everything counted since the last time; counting starts anew. */
  take(): readonly Usage[] {
    const taken = [...this.counts.values()];
    this.counts = new Map();
    return taken;
  }

  /** For counts that could not be stored. */
  putBack(usages: readonly Usage[]): void {
    for (const usage of usages) {
      const counts = this.countsOf(usage.client, usage.routeClass, usage.hour);
      counts.requests += usage.requests;
      counts.refused += usage.refused;
      counts.limited += usage.limited;
      counts.failed += usage.failed;
    }
  }

  private countsOf(client: string, routeClass: string, hour: string): Counts {
    const key = `${hour} ${routeClass} ${client}`;
    const known = this.counts.get(key);
    if (known !== undefined) return known;
    const made: Counts = { client, routeClass, hour, requests: 0, refused: 0, limited: 0, failed: 0 };
    this.counts.set(key, made);
    return made;
  }

  private currentHour(): string {
    const now = this.now();
    if (now >= this.hourEnds) {
      this.hour = hourOf(now);
      this.hourEnds = Date.parse(this.hour) + 3_600_000;
    }
    return this.hour;
  }
}
