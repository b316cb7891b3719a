import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { baseSchemas, runUpkeep, startUpkeep } from './index';

describe('nightly upkeep', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await openTestDatabase(baseSchemas);
  });
  afterEach(() => test.close());

  it('forgets old events, inboxes and usage of every domain, and nothing younger or not yet read', async () => {
    await test.asOwner(
      `INSERT INTO events.log (position, event, type, key, actor, data, occurred_at, published_at)
       SELECT n, gen_random_uuid(), 'org.unit.added.v1', 'k', 'system', '{}', now(),
              now() - CASE WHEN n <= 6 THEN interval '91 days' ELSE interval '89 days' END FROM generate_series(1, 8) n`,
    );
    await test.asOwner('UPDATE events.counter SET position = 8');
    await test.asOwner(`INSERT INTO identity.event_cursor (consumer, position) VALUES ('slow', 4)`);
    for (const domain of ['org', 'identity', 'market'])
      await test.asOwner(
        `INSERT INTO ${domain}.inbox SELECT 'c', gen_random_uuid(), now() - n * interval '1 day' FROM unnest('{1,29,31}'::int[]) n`,
      );
    await test.asOwner(
      `INSERT INTO gateway.usage SELECT now() - n * interval '1 day', 'c', 'api', 1, 0, 0, 0 FROM unnest('{399,401}'::int[]) n`,
    );
    expect(await runUpkeep(test.server)).toEqual({
      'events.log': 4,
      'org.inbox': 1,
      'identity.inbox': 1,
      'market.inbox': 1,
      'gateway.usage': 1,
    });
    expect(await test.asOwner('SELECT position::int FROM events.log ORDER BY 1')).toEqual(
      [5, 6, 7, 8].map((position) => ({ position })),
    );
  });

  it('is entered in the clock of the jobs, and stops also before it began', async () => {
    await startUpkeep(test.server).stop();
    const upkeep = startUpkeep(test.server, 0);
    let known: unknown[] = [];
    for (let tries = 0; known.length === 0 && tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      known = await test.asOwner('SELECT identifier FROM timers._private_known_crontabs');
    }
    await upkeep.stop();
    expect(known).toEqual([{ identifier: 'upkeep.nightly' }]);
  });
});
