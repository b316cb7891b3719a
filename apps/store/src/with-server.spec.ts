import { claimSingleInstance } from '@plinth/platform-cache';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { isInUse } from './index';

describe('a command beside a base', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await openTestDatabase([]);
  });
  afterEach(() => test.close());

  it('knows whether one runs, and keeps none from starting', async () => {
    expect(await isInUse(test.server)).toBe(false);
    const claim = await claimSingleInstance(test.server);
    expect(await isInUse(test.server)).toBe(true);
    await claim.release();
    expect(await isInUse(test.server)).toBe(false);
  });
});
