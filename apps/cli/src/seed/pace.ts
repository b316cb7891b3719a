const FIRST_GUESS_MS = 150;
const SHORTEST_MS = 40;
const LONGEST_MS = 2_000;

/**
 * How long the steps of a file take here. With several imports under way nobody waits for one of them, and every question
 * costs the base: asking just when a step is usually over halves their number.
 */
export class Pace {
  private readonly usual = new Map<string, number>();

  /** Before asking how a step got on. */
  waitFor(step: string): number {
    return this.usual.get(step) ?? FIRST_GUESS_MS;
  }

  /** Over at the first question, it may have been over long before: then the next wait is a little shorter. */
  took(step: string, ms: number): void {
    const waited = this.waitFor(step);
    const next = ms <= waited * 1.2 ? waited * 0.9 : (waited + ms) / 2;
    this.usual.set(step, Math.min(LONGEST_MS, Math.max(SHORTEST_MS, next)));
  }
}
