import { setTimeout as sleep } from 'node:timers/promises';
import type { Cache } from './cache';

export interface OpenedCache {
  readonly cache: Cache;
  close(): Promise<void>;
}

/** What every form of the cache must do. */
export function cacheContract(form: string, open: () => Promise<OpenedCache>): void {
  describe(`${form} keeps the contract of a cache`, () => {
    let opened: OpenedCache;
    let cache: Cache;
    beforeEach(async () => {
      opened = await open();
      cache = opened.cache;
    });
    afterEach(() => opened.close());

    it.each([['text'], [0], [false], [null], [{ 名: [1, { a: null }] }], [['x']], ['']])(
      'gives back %j',
      async (value) => {
        await cache.set('k', value, 5000);
        expect(await cache.get('k')).toEqual(value);
      },
    );

    it('knows nothing of other keys, nor of one deleted, and puts a new value in place of the old', async () => {
      await cache.set('k', 1, 5000);
      expect(await cache.get('K')).toBeUndefined();
      await cache.set('k', 2, 5000);
      expect(await cache.get('k')).toBe(2);
      await cache.delete('k');
      expect(await cache.get('k')).toBeUndefined();
      await cache.delete('k');
    });

    it('keeps a copy: what the caller changes afterwards stays with the caller', async () => {
      const value = { list: [1] };
      await cache.set('k', value, 5000);
      value.list.push(2);
      const read = await cache.get<typeof value>('k');
      expect(read).toEqual({ list: [1] });
      read?.list.push(3);
      expect(await cache.get('k')).toEqual({ list: [1] });
    });

    it('forgets after its time, which a new value starts anew', async () => {
      await cache.set('k', 1, 60);
      await cache.set('long', 1, 60);
      await cache.set('long', 2, 5000);
      expect(await cache.get('k')).toBe(1);
      await sleep(90);
      expect(await cache.get('k')).toBeUndefined();
      expect(await cache.get('long')).toBe(2);
    });

    it('counts without losing any when many count at once', async () => {
      const counted = await Promise.all(Array.from({ length: 500 }, () => cache.increment('c', 2, 5000)));
      expect(counted.map(({ count }) => count).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 500 }, (_, n) => 2 * n + 2),
      );
    });

    it('starts a counter anew after its time, not prolonged by counting', async () => {
      expect((await cache.increment('c', 1, 120)).expiresInMs).toBeGreaterThan(60);
      await sleep(70);
      const second = await cache.increment('c', 1, 120);
      expect(second.count).toBe(2);
      expect(second.expiresInMs).toBeLessThanOrEqual(55);
      await sleep(70);
      expect((await cache.increment('c', 1, 120)).count).toBe(1);
    });

    it('starts a deleted counter anew', async () => {
      await cache.increment('c', 5, 5000);
      await cache.delete('c');
      expect((await cache.increment('c', 1, 5000)).count).toBe(1);
    });

    it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses a time to live of %d', async (ttl) => {
      await expect(cache.set('k', 1, ttl)).rejects.toThrow(/time to live/);
      await expect(cache.increment('k', 1, ttl)).rejects.toThrow(/time to live/);
    });

    it('refuses to keep undefined', async () => {
      await expect(cache.set('k', undefined, 1000)).rejects.toThrow(/undefined/);
    });
  });
}
