import fc from 'fast-check';
import { DomainError } from '@plinth/error-contract';
import { Cache, CacheErrors, FixedReplicas, MemoryCache } from '@plinth/platform-cache';
import type { Counted } from '@plinth/platform-cache';
import { rateLimiterContract } from './rate-limiter.contract.fixture';
import { SharedRateLimiter } from './shared-rate-limiter';

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The common store as replicas meet it: far away, sometimes gone, sometimes empty again. */
class Store extends Cache {
  asked = 0;
  readonly keys = new Set<string>();
  isAway = false;
  private kept = Store.empty();

  constructor(private readonly delay: () => number = () => 0) {
    super();
  }

  async increment(key: string, by: number, ttlMs: number): Promise<Counted> {
    this.asked += 1;
    this.keys.add(key);
    await sleep(this.delay());
    if (this.isAway) throw new DomainError(CacheErrors.unavailable);
    return this.kept.increment(key, by, ttlMs);
  }

  lose(): void {
    this.kept = Store.empty();
  }

  get = async () => undefined;
  set = async () => undefined;
  delete = async () => undefined;

  private static empty(): MemoryCache {
    return new MemoryCache({ check: () => undefined, release: async () => undefined });
  }
}

const replicasOf = (store: Cache, count: number): SharedRateLimiter[] =>
  Array.from({ length: count }, () => new SharedRateLimiter(store, new FixedReplicas(count)));

/** Sends so many requests, each to the replica that `to` names, and answers how many passed. */
async function passed(
  limiters: readonly SharedRateLimiter[],
  limit: { points: number; seconds: number },
  to: readonly number[],
): Promise<number> {
  const decisions = await Promise.all(
    to.map((index) => (limiters[index % limiters.length] as SharedRateLimiter).take('api', limit, 'k')),
  );
  return decisions.filter(({ isAllowed }) => isAllowed).length;
}

rateLimiterContract('SharedRateLimiter alone', () => new SharedRateLimiter(new Store(), new FixedReplicas(1)));

describe('several SharedRateLimiters', () => {
  const requests = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 400 });

  it('let no more pass than the limit together, in bursts to any of them, and refuse early by little', async () => {
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 5 }),
      fc.array(requests, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 3 }),
      async (points, count, bursts, slowest) => {
        const limiters = replicasOf(new Store(() => Math.random() * slowest), count);
        let all = 0;
        for (const burst of bursts) all += await passed(limiters, { points, seconds: 60 }, burst);
        const sent = bursts.flat().length;
        expect(all).toBeLessThanOrEqual(points);
        expect(all).toBeGreaterThanOrEqual(Math.min(sent, points - (count - 1) * Math.ceil(points / 100)));
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });

  it('never pass the limit in any window, however requests straddle its end', async () => {
    const store = new Store(() => Math.random() * 5);
    const limiters = replicasOf(store, 3);
    const limit = { points: 40, seconds: 1 };
    let all = 0;
    const begin = performance.now();
    while (performance.now() - begin < 2_500) {
      all += await passed(limiters, limit, [0, 1, 2, 0, 1, 2]);
      await sleep(5);
    }
    // Three windows at most have begun.
    expect(all).toBeLessThanOrEqual(3 * limit.points);
    expect(all).toBeGreaterThanOrEqual(2 * limit.points);
  });

  it('ask the store for one request in a hundred', async () => {
    const store = new Store();
    const [limiter] = replicasOf(store, 1) as [SharedRateLimiter];
    for (let n = 0; n < 3_000; n += 1) await limiter.take('api', { points: 6_000, seconds: 60 }, 'k');
    expect(store.asked).toBeLessThanOrEqual(50);
  });

  it('tell the store no address and no person', async () => {
    const store = new Store();
    const [limiter] = replicasOf(store, 1) as [SharedRateLimiter];
    for (const key of ['address:203.0.113.7', 'address:203.0.113.8', 'person:018f0000']) {
      await limiter.take('api', { points: 5, seconds: 60 }, key);
    }
    expect(store.keys.size).toBe(3);
    expect([...store.keys].join()).not.toMatch(/203\.0|018f/);
  });

  it('ask nobody about a key that has used up its limit', async () => {
    const store = new Store();
    const limiters = replicasOf(store, 2);
    const limit = { points: 10, seconds: 60 };
    await passed(
      limiters,
      limit,
      Array.from({ length: 40 }, (_, n) => n),
    );
    const asked = store.asked;
    expect(
      await passed(
        limiters,
        limit,
        Array.from({ length: 200 }, (_, n) => n),
      ),
    ).toBe(0);
    expect(store.asked).toBe(asked);
  });
});

describe('without the common store', () => {
  const limit = { points: 90, seconds: 60 };
  const many = Array.from({ length: 600 }, (_, n) => n);

  it('each keeps its share, and nobody fails', async () => {
    const store = new Store();
    store.isAway = true;
    expect(await passed(replicasOf(store, 3), limit, many)).toBe(90);
  });

  it('a limit below the number of replicas still lets one pass at each', async () => {
    const store = new Store();
    store.isAway = true;
    expect(await passed(replicasOf(store, 3), { points: 1, seconds: 60 }, many)).toBe(3);
  });

  it('lost in the middle of a window: at most twice the limit, whoever had spent what', async () => {
    const property = fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 200 }), async (first) => {
      const store = new Store();
      const limiters = replicasOf(store, 3);
      const before = await passed(limiters, limit, first);
      store.isAway = true;
      expect(before + (await passed(limiters, limit, many))).toBeLessThanOrEqual(2 * limit.points);
    });
    await fc.assert(property, { numRuns: 20 });
  });

  it('what passed meanwhile is told when it is back', async () => {
    const store = new Store();
    const limiters = replicasOf(store, 3);
    store.isAway = true;
    expect(await passed(limiters, limit, many.slice(0, 60))).toBe(60);
    store.isAway = false;
    await sleep(300);
    // Each tells of its own with its first lease; until the last has, the others know less.
    await passed(limiters, limit, [0, 1, 2]);
    expect(await passed(limiters, limit, many)).toBeLessThanOrEqual(90 - 63);
  });

  it('a store that comes back empty is told what passed in the window that runs', async () => {
    const store = new Store();
    const limiters = replicasOf(store, 3);
    expect(await passed(limiters, limit, many.slice(0, 60))).toBe(60);
    store.lose();
    await passed(limiters, limit, [0, 1, 2]);
    expect(await passed(limiters, limit, many)).toBeLessThanOrEqual(90 - 60);
  });

  it('is not asked again by every request while it is away', async () => {
    const store = new Store();
    store.isAway = true;
    const limiters = replicasOf(store, 1);
    for (let n = 0; n < 200; n += 1) await passed(limiters, limit, [0]);
    expect(store.asked).toBeLessThan(10);
  });
});
