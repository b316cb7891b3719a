import { sqlOf } from '@plinth/platform-database';
import type { DomainDatabase } from '@plinth/platform-database';
import { openTestDatabase, until } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { contractSchemas } from './contract/embedded.fixture';
import { EmbeddedEventBus, Relay } from './index';

const NEVER_MS = 3_600_000;

describe('NOTIFY of the log', () => {
  let test: TestDatabase;
  let alpha: DomainDatabase;
  let beta: DomainDatabase;
  let relay: Relay;
  let bus: EmbeddedEventBus;
  let heard: string[];
  let handled: string[];
  beforeEach(async () => {
    test = await openTestDatabase(contractSchemas);
    [alpha, beta] = [await test.open('alpha'), await test.open('beta')];
    [heard, handled] = [[], []];
    await beta.database.listen('plinth_log', (types) => heard.push(types));
    relay = await Relay.open(test.server);
    await relay.start();
    // Nothing is found by looking: what a consumer hears of is what it gets.
    bus = new EmbeddedEventBus(beta.database, beta.transactions, 'beta', { pollMs: NEVER_MS });
    bus.subscribe({
      name: 'beta.rare',
      types: ['alpha.rare.v1'],
      handle: async (_tx, event) => void handled.push(event.type),
    });
    await bus.start();
  });
  afterEach(async () => {
    await Promise.all([bus.stop(), relay.stop()]);
    await test.close();
  });

  const publish = (...types: readonly string[]): Promise<number> =>
    alpha.transactions.run((tx) =>
      sqlOf(tx).execute(
        `INSERT INTO outbox (type, key, actor, data) SELECT type, 'k', 'system', '{}' FROM unnest($1::text[]) AS type`,
        [types],
      ),
    );
  const cursor = async (): Promise<number> =>
    Number((await beta.database.query<{ position: string }>('SELECT position FROM event_cursor'))[0]?.position);

  it('names each type once, and a consumer of one of them is roused', async () => {
    await publish('alpha.rare.v1', 'alpha.often.v1', 'alpha.often.v1');
    await until(() => handled.length > 0);
    expect(heard).toEqual(['', 'alpha.often.v1 alpha.rare.v1']);
    expect(handled).toEqual(['alpha.rare.v1']);
  });

  it('lets the cursor of a consumer pass over the events of others all the same', async () => {
    await publish('alpha.often.v1');
    await publish('alpha.often.v1');
    await until(cursor, (position) => position === 2);
    expect(handled).toEqual([]);
  });

  it('names none where they are too many, and everybody is roused', async () => {
    const many = Array.from({ length: 90 }, (_, n) => `alpha.${n}.${'of-many'.repeat(12)}.v1`);
    await publish(...many, 'alpha.rare.v1');
    await until(() => handled.length > 0);
    expect(heard).toEqual(['', '']);
  });
});
