import { Readiness } from '@plinth/platform-telemetry';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { migrate } from '@plinth/platform-database';
import { watchClock } from './watch-clock';

const schema = { domain: 'shelf', migrations: [] };
const away = { host: '127.0.0.1', port: 1, user: 'plinth_shelf' };

describe('the clock of a replica', () => {
  const real = Date.now;
  const told: string[] = [];
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase([]);
    await migrate(test.server, [schema]);
  });
  afterAll(() => test.close());
  afterEach(() => {
    jest.restoreAllMocks();
    told.length = 0;
  });

  /** As the clock of the machine would be. */
  const setOff = (ms: number): void => void jest.spyOn(Date, 'now').mockImplementation(() => real() + ms);
  const readinessOf = (limitMs: number, server = test.server): Readiness => {
    const readiness = new Readiness((_name, error) => told.push((error as Error).message));
    watchClock(readiness, { server, domain: 'shelf', limitMs });
    return readiness;
  };

  it('is right within the limit, on either side', async () => {
    for (const off of [0, 1_500, -1_500]) {
      setOff(off);
      expect(await readinessOf(2_000).report()).toEqual({ ready: true, checks: { clock: 'ok' } });
    }
    expect(told).toEqual([]);
  });

  it.each([
    [7_200_000, /7200\.\d s ahead of that of PostgreSQL \(limit 2 s, PLINTH_CLOCK_LIMIT_MS\)/],
    [-7_200_000, /7200\.\d s behind/],
    [4_500, /4\.\d s ahead/],
    [-4_500, /4\.\d s behind/],
  ])('that is %s ms off does not count as ready, and counts again as soon as it is right', async (off, text) => {
    const readiness = readinessOf(2_000);
    setOff(off);
    expect(await readiness.report()).toEqual({ ready: false, checks: { clock: 'failed' } });
    expect(told[0]).toMatch(text);
    jest.restoreAllMocks();
    expect((await readiness.report()).ready).toBe(true);
  });

  it('is only measured where the limit is 0', async () => {
    setOff(7_200_000);
    expect((await readinessOf(0).report()).ready).toBe(true);
  });

  it('is no matter of a database that is away', async () => {
    const server = { ...test.server, domain: () => away };
    expect((await readinessOf(2_000, server).report()).ready).toBe(true);
  });
});
