import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { gatewaySchema } from '../migrations/gateway-schema';
import { retainUsage } from './retain-usage.store.postgres';

describe('retention of usage', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await openTestDatabase([gatewaySchema]);
  });
  afterEach(() => test.close());

  it('forgets what is older, keeps the rest, and refuses to forget everything', async () => {
    await test.asOwner(
      `INSERT INTO gateway.usage SELECT now() - n * interval '1 day', 'c', 'api', 1, 0, 0, 0 FROM unnest('{1,399,401,900}'::int[]) n`,
    );
    const { database } = await test.open('gateway');
    expect(await retainUsage(database, 400)).toBe(2);
    expect(await retainUsage(database, 400)).toBe(0);
    expect(await test.asOwner('SELECT FROM gateway.usage')).toHaveLength(2);
    await expect(retainUsage(database, 0)).rejects.toThrow(/1 day at least/);
  });
});
