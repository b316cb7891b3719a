import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { identitySchema } from '../migrations';
import { PostgresAttemptStore } from './attempt.store.postgres';
import { accountCurve, addressCurve, delayAfter } from './lockout';

describe('the delay', () => {
  it('is nothing at first, then doubles up to its limit', () => {
    expect([1, 4, 5, 6, 7].map((failures) => delayAfter(failures, accountCurve))).toEqual([0, 0, 15, 30, 60]);
    expect(delayAfter(1_000, accountCurve)).toBe(accountCurve.longestDelaySeconds);
    expect(delayAfter(99, addressCurve)).toBe(0);
  });
});

describe('counting', () => {
  let test: TestDatabase;
  let store: PostgresAttemptStore;
  let clear: (key: string) => Promise<void>;
  beforeAll(async () => {
    test = await openTestDatabase([identitySchema]);
    const { database, transactions } = await test.open('identity');
    store = new PostgresAttemptStore(database, transactions);
    clear = (key) => transactions.run((tx) => store.clear(tx, key));
  });
  afterAll(() => test.close());

  const curve = { free: 2, firstDelaySeconds: 100, longestDelaySeconds: 300, forgetAfterSeconds: 1000 };
  const later = (seconds: number) =>
    test.asOwner(
      `UPDATE identity.attempt SET last_at = last_at - make_interval(secs => $1), blocked_until = blocked_until - make_interval(secs => $1)`,
      [seconds],
    );

  it('blocks by the same curve as the rule', async () => {
    const seen = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await store.begin('k', curve)).toBeUndefined();
      const block = await store.blockOf(['k', 'other']);
      seen.push(block?.retryAfterSeconds ?? 0);
      await later(300);
    }
    expect(seen).toEqual([1, 2, 3, 4, 5].map((failures) => delayAfter(failures, curve)));
  });

  it('counts nothing while blocked, begins anew after a long rest and after a success', async () => {
    await store.begin('x', curve);
    await store.begin('x', curve);
    expect((await store.begin('x', curve))?.retryAfterSeconds).toBe(100);
    expect((await store.begin('x', curve))?.retryAfterSeconds).toBe(100);
    await later(2000);
    expect(await store.begin('x', curve)).toBeUndefined();
    expect(await store.blockOf(['x'])).toBeUndefined();
    await store.begin('x', curve);
    await clear('x');
    expect(await store.blockOf(['x'])).toBeUndefined();
  });

  it('refuses none of the free attempts, however many come at once', async () => {
    const wide = { ...curve, free: 40 };
    const blocks = await Promise.all(Array.from({ length: 39 }, () => store.begin('crowd', wide)));
    expect(blocks.filter(Boolean)).toEqual([]);
    await store.begin('crowd', wide);
    expect((await store.begin('crowd', wide))?.retryAfterSeconds).toBe(100);
  });

  it('takes back what was never checked', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await store.begin('busy', curve)).toBeUndefined();
      await store.takeBack('busy');
    }
    expect(await store.blockOf(['busy'])).toBeUndefined();
  });
});
