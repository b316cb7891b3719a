import fc from 'fast-check';
import type { RateLimiter } from './rate-limiter';

/** What every form of the port keeps. `make` gives a limiter that has counted nothing. */
export function rateLimiterContract(name: string, make: () => RateLimiter, numRuns = 60): void {
  describe(name, () => {
    it('never lets more than the limit pass, 50 at once, any limit, any number of keys', async () => {
      const property = fc.asyncProperty(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 4 }),
        async (points, keys) => {
          const limiter = make();
          const decisions = await Promise.all(
            Array.from({ length: 50 }, async (_, index) => {
              const key = `k${index % keys}`;
              return { key, ...(await limiter.take('api', { points, seconds: 60 }, key)) };
            }),
          );
          for (let index = 0; index < keys; index += 1) {
            const mine = decisions.filter((decision) => decision.key === `k${index}`);
            const passed = mine.filter((decision) => decision.isAllowed);
            expect(passed).toHaveLength(Math.min(points, mine.length));
            expect(Math.min(...mine.map((decision) => decision.remaining))).toBeGreaterThanOrEqual(0);
          }
        },
      );
      await fc.assert(property, { numRuns });
    });

    it('begins anew after the window, and keeps classes apart', async () => {
      const limiter = make();
      const limit = { points: 1, seconds: 1 };
      expect((await limiter.take('api', limit, 'k')).isAllowed).toBe(true);
      expect(await limiter.take('api', limit, 'k')).toEqual({ isAllowed: false, remaining: 0, resetSeconds: 1 });
      expect((await limiter.take('page', limit, 'k')).isAllowed).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      expect((await limiter.take('api', limit, 'k')).isAllowed).toBe(true);
    });

    it('says what is left, and when the window ends', async () => {
      const limiter = make();
      const limit = { points: 3, seconds: 30 };
      const seen = [];
      for (let n = 0; n < 4; n += 1) seen.push(await limiter.take('api', limit, 'k'));
      expect(seen.map(({ remaining }) => remaining)).toEqual([2, 1, 0, 0]);
      for (const { resetSeconds } of seen) expect([29, 30]).toContain(resetSeconds);
    });
  });
}
