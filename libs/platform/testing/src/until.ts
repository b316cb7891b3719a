import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 20;

/**
 * Looks again until what is seen is as wanted, and answers that.
 * @throws Error with what was seen last
 */
export async function until<T>(
  look: () => T | Promise<T>,
  isSo: (seen: T) => boolean = Boolean,
  withinMs = 30_000,
): Promise<T> {
  for (const end = performance.now() + withinMs; ; await sleep(LOOK_EVERY_MS)) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (performance.now() > end)
      throw new Error(`Not so within ${withinMs} ms: ${isSo === Boolean ? look : isSo}; last seen ${told(seen)}`);
  }
}

const told = (seen: unknown): string =>
  (typeof seen === 'string' ? seen : (JSON.stringify(seen) ?? String(seen))).slice(-1_000);
