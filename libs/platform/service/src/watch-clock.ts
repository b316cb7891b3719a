import { compareClocks } from '@plinth/platform-database';
import type { ClockDifference, DatabaseServer } from '@plinth/platform-database';
import { instruments } from '@plinth/platform-telemetry';
import type { Readiness } from '@plinth/platform-telemetry';

export interface WatchedClock {
  readonly server: DatabaseServer;
  /** With whose role PostgreSQL is asked. */
  readonly domain: string;
  /** 0: it is measured, and no reason to turn people away. */
  readonly limitMs: number;
}

/**
 * Two replicas within two seconds of PostgreSQL are within four of each other: service tokens tolerate five. And a token
 * that a replica ahead of PostgreSQL has issued outlives its revocation by no more than that.
 */
export const CLOCK_LIMIT_MS = 2_000;
const KEPT_MS = 2_000;
const UNKNOWN: ClockDifference = { aheadMs: 0, doubtMs: 0 };

const ahead = instruments.gauge(
  'plinth_clock_ahead_seconds',
  'How far the clock of this machine is ahead of that of PostgreSQL; negative when it is behind',
  [],
);

/** `clock`: it does not judge tokens and sessions by another time than the others do. */
export function watchClock(readiness: Readiness, { server, domain, limitMs }: WatchedClock): void {
  let goodUntil = 0;
  let known = UNKNOWN;
  readiness.register(
    'clock',
    async () => {
      if (performance.now() >= goodUntil) {
        // A database that is away says nothing about a clock: that is told by its own check.
        known = await compareClocks(server, domain).catch(() => known);
        ahead.set({}, known.aheadMs / 1_000);
        goodUntil = performance.now() + KEPT_MS;
      }
      if (limitMs > 0 && isOff(known, limitMs)) {
        // A clock that was put right is believed at once.
        goodUntil = 0;
        throw new WrongClock(known, limitMs);
      }
    },
    4_000,
  );
}

const isOff = ({ aheadMs, doubtMs }: ClockDifference, limitMs: number): boolean =>
  Math.abs(aheadMs) - doubtMs > limitMs;

class WrongClock extends Error {
  constructor({ aheadMs }: ClockDifference, limitMs: number) {
    const side = aheadMs > 0 ? 'ahead of' : 'behind';
    const seconds = Math.abs(aheadMs / 1_000).toFixed(1);
    super(
      `The clock of this machine is ${seconds} s ${side} that of PostgreSQL (limit ${limitMs / 1_000} s, PLINTH_CLOCK_LIMIT_MS). ` +
        'Set it right (NTP); when every service says so, it is the clock of PostgreSQL',
    );
    this.name = 'WrongClock';
  }
}
