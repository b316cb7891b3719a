/** How patiently a consumer's failures are met. */
export interface DeliveryPolicy {
  /** Events of one transaction at most, without and with `handleBatch`. */
  readonly batchSize: number;
  readonly bulkSize: number;
  /** Failures after which an event is given up. */
  readonly maxAttempts: number;
  /** Deaths of the process with the event in hand after which it is given up. */
  readonly maxDeaths: number;
  /** Delay before attempt n + 1. */
  readonly retryDelayMs: (attempt: number) => number;
  /** Looks by itself after so long even when no NOTIFY came. */
  readonly pollMs: number;
}

/** Six attempts over about seventy seconds. */
export const defaultPolicy: DeliveryPolicy = {
  batchSize: 100,
  bulkSize: 4_000,
  maxAttempts: 6,
  maxDeaths: 3,
  retryDelayMs: (attempt) => Math.min(60_000, 200 * 4 ** (attempt - 1)),
  pollMs: 5_000,
};
