import type { DomainDatabase } from '@plinth/platform-database';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { eventsSchema } from '../events-schema';
import { ProducedStore } from './produced.store.postgres';

describe('what of the log goes to a topic next', () => {
  let test: TestDatabase;
  let events: DomainDatabase;
  let store: ProducedStore;

  beforeEach(async () => {
    test = await openTestDatabase([eventsSchema]);
    events = await test.open('events');
    store = new ProducedStore(events.database);
  });
  afterEach(() => test.close());

  /** Every fifth is of `org`, the others are of `identity`. */
  const publish = async (from: number, to: number): Promise<void> => {
    await test.asOwner(
      `INSERT INTO events.log (position, event, type, key, actor, data, occurred_at)
       SELECT n, gen_random_uuid(), CASE n % 5 WHEN 0 THEN 'org.unit.ended.v1' ELSE 'identity.account.created.v1' END,
         n::text, 'system', '{}', now() FROM generate_series($1::int, $2::int) n`,
      [from, to],
    );
    await test.asOwner('UPDATE events.counter SET position = $1', [to]);
  };
  const next = async (position: number, limit = 100) => {
    const { head, to, events: found } = await store.next('org', position, limit);
    return { head, to, keys: found.map(({ key }) => key) };
  };

  it('is nothing of an empty log', async () => {
    expect(await next(0)).toEqual({ head: 0, to: 0, keys: [] });
  });

  it('is what the domain says, in order, up to the end', async () => {
    await publish(1, 12);
    expect(await next(0)).toEqual({ head: 12, to: 12, keys: ['5', '10'] });
    expect(await next(5)).toEqual({ head: 12, to: 12, keys: ['10'] });
    expect(await next(12)).toEqual({ head: 12, to: 12, keys: [] });
  });

  it('ends with the last of a full batch', async () => {
    await publish(1, 30);
    expect(await next(0, 2)).toEqual({ head: 30, to: 10, keys: ['5', '10'] });
  });

  it('passes over what only others say, one window at a time', async () => {
    await publish(1, 4);
    await test.asOwner(
      `INSERT INTO events.log (position, event, type, key, actor, data, occurred_at)
       SELECT n, gen_random_uuid(), 'identity.account.created.v1', n::text, 'system', '{}', now() FROM generate_series(5, 10100) n`,
    );
    await test.asOwner('UPDATE events.counter SET position = 10100');
    expect(await next(0)).toEqual({ head: 10_100, to: 10_000, keys: [] });
    expect(await next(10_000)).toEqual({ head: 10_100, to: 10_100, keys: [] });
  });

  it('begins where retention has left off', async () => {
    await publish(20_000, 20_010);
    expect(await next(0)).toEqual({ head: 20_010, to: 20_010, keys: ['20000', '20005', '20010'] });
  });
});
