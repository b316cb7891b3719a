import { migrate } from '@plinth/platform-database';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { claimSingleInstance } from './index';

const isSecondInstance = expect.objectContaining({ code: 'cache.second_instance' });

describe('services that hold one database together', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await openTestDatabase([]);
    await migrate(test.server, [{ domain: 'shelf', migrations: [] }]);
  });
  afterEach(() => test.close());
  const share = () => claimSingleInstance(test.server, { sharedBy: 'shelf' });

  it('do not keep one another out, but a base of one process until the last has ended', async () => {
    const claims = [await share(), await share()];
    for (const claim of claims) {
      await expect(claimSingleInstance(test.server)).rejects.toEqual(isSecondInstance);
      await claim.release();
    }
    await (await claimSingleInstance(test.server)).release();
  });

  it('wait for who only looks, and are refused by a base that runs', async () => {
    const looking = await claimSingleInstance(test.server);
    setTimeout(() => void looking.release(), 300);
    await (await share()).release();
    const base = await claimSingleInstance(test.server);
    await expect(share()).rejects.toEqual(isSecondInstance);
    await base.release();
  });

  it('claim with the role of their domain, which is no owner', async () => {
    const server = { ...test.server, owner: () => ({ host: '127.0.0.1', port: 1 }) };
    await (await claimSingleInstance(server, { sharedBy: 'shelf' })).release();
  });
});
