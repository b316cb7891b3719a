import { status } from '@grpc/grpc-js';

/** Waits before the second, third … attempt; half of each is chance, so that callers do not come back in step. */
const WAITS_MS = [25, 100, 300, 1_000];
export const ATTEMPTS = WAITS_MS.length + 1;

export const waitBefore = (attempt: number, chance: number = Math.random()): number => {
  const wait = WAITS_MS[Math.min(attempt, WAITS_MS.length) - 1] ?? 0;
  return wait / 2 + (wait / 2) * chance;
};

/**
 * Whether the call may have met a server that was going, gone or not there yet. CANCELLED: our side never cancels, so a
 * server that was cut did. INTERNAL with RST_STREAM: the connection broke under the stream.
 */
export const isPassing = (code: status, details: string): boolean =>
  code === status.UNAVAILABLE ||
  code === status.CANCELLED ||
  (code === status.INTERNAL && details.includes('RST_STREAM'));

/** Retries stay a fifth of the calls at most, apart from a reserve: an ailing service is not asked to death. */
export class RetryBudget {
  private left: number;

  constructor(
    private readonly reserve = 50,
    private readonly share = 0.2,
  ) {
    this.left = reserve;
  }

  earn(): void {
    this.left = Math.min(this.reserve, this.left + this.share);
  }

  spend(): boolean {
    if (this.left < 1) return false;
    this.left -= 1;
    return true;
  }
}
