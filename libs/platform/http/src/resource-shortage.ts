import { DomainError } from '@plinth/error-contract';
import { sqlStateOf } from '@plinth/platform-database';
import { HttpErrors } from './errors';

/** Class 53 of PostgreSQL's error codes, insufficient resources; 53100 is `disk_full`. */
const SHORTAGE = '53';
const DISK_FULL = '53100';

const ADVICE = {
  disk: 'PostgreSQL has no room left on its disk. Free space there or enlarge it (docs/operate.md). Until then writes are refused with 503 and nothing of them is kept; they succeed again by themselves.',
  other:
    'PostgreSQL lacks memory, connections or temporary space. Compare its limits with the load (docs/operate.md). What it refuses is answered with 503, and nothing of it is kept.',
} as const;

const TOLD_EVERY_MS = 10_000;
const LASTS_MS = 30_000;

/** What this process has heard last of a database without room. */
const heard = { diskFullAt: -Infinity, toldAt: new Map<string, number>() };

/** For the caller, when PostgreSQL could not do it for lack of something; undefined for every other error. */
export function shortageOf(thrown: unknown): DomainError | undefined {
  const state = sqlStateOf(thrown);
  if (state?.startsWith(SHORTAGE) !== true) return undefined;
  if (state !== DISK_FULL) return new DomainError(HttpErrors.outOfResources, { retryAfterSeconds: 2 });
  heard.diskFullAt = performance.now();
  return new DomainError(HttpErrors.noRoom, { retryAfterSeconds: 10 });
}

/** For the log, with what to do: once in a while, however many requests are refused. */
export function shortageToTell(thrown: unknown): Error | undefined {
  const state = sqlStateOf(thrown) ?? '';
  const now = performance.now();
  if (now - (heard.toldAt.get(state) ?? -Infinity) < TOLD_EVERY_MS) return undefined;
  heard.toldAt.set(state, now);
  const advice = state === DISK_FULL ? ADVICE.disk : ADVICE.other;
  return new Error(`${advice} (${state}: ${(thrown as Error).message})`);
}

/** For readiness: rejects for half a minute after a write was refused for lack of room. */
export async function checkRoom(): Promise<void> {
  if (performance.now() - heard.diskFullAt < LASTS_MS) throw new Error(ADVICE.disk);
}
