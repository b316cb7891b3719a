import { setTimeout as sleep } from 'node:timers/promises';
import { sqlOf } from '@plinth/platform-database';
import type { DomainDatabase } from '@plinth/platform-database';
import { openTestDatabase, until } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { contractSchemas } from './contract/embedded.fixture';
import { Relay, retainInbox, retainLog } from './index';
import { RelayStore } from './relay.store.postgres';

describe('relay', () => {
  let test: TestDatabase;
  let alpha: DomainDatabase;
  let events: DomainDatabase;
  beforeEach(async () => {
    test = await openTestDatabase(contractSchemas);
    [alpha, events] = [await test.open('alpha'), await test.open('events')];
  });
  afterEach(() => test.close());

  const append = (domain: DomainDatabase, count: number, key = 'k'): Promise<number> =>
    domain.transactions.run((tx) =>
      sqlOf(tx).execute(
        `INSERT INTO outbox (type, key, actor, data)
         SELECT 'alpha.thing.changed.v1', $2, 'system', jsonb_build_object('n', n) FROM generate_series(1, $1::int) n`,
        [count, key],
      ),
    );
  const logged = async () =>
    (
      await alpha.database.query<{ position: string; n: number }>(
        `SELECT position, (data->>'n')::int AS n FROM events.log ORDER BY position`,
      )
    ).map((row) => [Number(row.position), row.n]);

  it('never shows a reader a position before all smaller ones, with writers and relays of two domains', async () => {
    const beta = await test.open('beta');
    const relays = await Promise.all([1, 2, 3].map(() => Relay.open(test.server, { batchSize: 9, pollMs: 100 })));
    await Promise.all(relays.map((relay) => relay.start()));
    let writing = true;
    const gaps: unknown[] = [];
    const watching = (async () => {
      while (writing) {
        const [seen] = await alpha.database.query(
          'SELECT count(*)::int AS rows, coalesce(max(position), 0)::int AS head FROM events.log',
        );
        if (seen?.['rows'] !== seen?.['head']) gaps.push(seen);
      }
    })();
    const write = async (domain: DomainDatabase): Promise<void> => {
      for (let turn = 0; turn < 40; turn += 1) await append(domain, 5);
    };
    await Promise.all([write(alpha), write(alpha), write(beta)]);
    await until(logged, (rows) => rows.length === 600);
    writing = false;
    await watching;
    await Promise.all(relays.map((relay) => relay.stop()));
    expect(gaps).toEqual([]);
    expect((await logged()).map(([position]) => position)).toEqual(Array.from({ length: 600 }, (_, i) => i + 1));
    expect(await alpha.database.query('SELECT 1 FROM outbox')).toEqual([]);
  });

  it('gives no number away to a batch that rolls back', async () => {
    await append(alpha, 2);
    await test.asOwner(`ALTER TABLE events.log ADD CONSTRAINT no_third CHECK (position <> 3)`);
    const store = new RelayStore(events.database);
    expect(await store.move('alpha', 100)).toBe(2);
    await append(alpha, 2);
    await expect(store.move('alpha', 100)).rejects.toThrow(/no_third/);
    await test.asOwner('ALTER TABLE events.log DROP CONSTRAINT no_third');
    expect(await store.move('alpha', 100)).toBe(2);
    expect(await logged()).toEqual([
      [1, 1],
      [2, 2],
      [3, 1],
      [4, 2],
    ]);
  });

  it('steps aside while another relay has the domain', async () => {
    await append(alpha, 3);
    const store = new RelayStore(events.database);
    await events.transactions.run(async (tx) => {
      await sqlOf(tx).query(`SELECT pg_advisory_xact_lock(7165004, hashtext('alpha'))`);
      expect(await store.move('alpha', 100)).toBe(0);
    });
    expect(await store.move('alpha', 100)).toBe(3);
  });

  it('looks by itself when no notification comes', async () => {
    await test.asOwner('ALTER TABLE alpha.outbox DISABLE TRIGGER notify_relay');
    const relay = await Relay.open(test.server, { pollMs: 100 });
    await relay.start();
    await append(alpha, 1);
    await until(logged, (rows) => rows.length === 1, 2_000);
    await relay.stop();
  });

  it('serves only the domains it was given', async () => {
    const beta = await test.open('beta');
    const relay = await Relay.open(test.server, { domains: ['beta'], pollMs: 50 });
    await relay.start();
    await append(alpha, 1);
    await append(beta, 2);
    await until(logged, (rows) => rows.length === 2);
    await sleep(150);
    await relay.stop();
    expect(await logged()).toHaveLength(2);
  });

  it('may take from an outbox and read cursors, and nothing else of a domain', async () => {
    await expect(events.database.query('SELECT * FROM alpha.thing')).rejects.toThrow(/permission denied/);
    await expect(events.database.query('SELECT * FROM alpha.inbox')).rejects.toThrow(/permission denied/);
    await expect(events.database.query('UPDATE alpha.event_cursor SET position = 1')).rejects.toThrow(
      /permission denied/,
    );
    await expect(events.database.query('TRUNCATE events.log')).rejects.toThrow(/permission denied/);
  });

  it('forgets old events, but none that a consumer has still to read', async () => {
    await append(alpha, 10);
    await new RelayStore(events.database).move('alpha', 100);
    await test.asOwner(`UPDATE events.log SET published_at = now() - interval '40 days' WHERE position <= 8`);
    await test.asOwner(
      `INSERT INTO beta.event_cursor (consumer, position) VALUES ('beta.slow', 5), ('beta.quick', 10)`,
    );
    expect(await retainLog(events.database, 30)).toBe(5);
    await test.asOwner(`UPDATE beta.event_cursor SET position = 10`);
    expect(await retainLog(events.database, 30)).toBe(3);
    expect((await logged()).map(([position]) => position)).toEqual([9, 10]);
    await expect(retainLog(events.database, 0)).rejects.toThrow(/1 day at least/);
  });

  it('forgets what an inbox holds from long ago', async () => {
    await test.asOwner(`INSERT INTO beta.inbox (consumer, event_id, at)
      SELECT 'beta.x', gen_random_uuid(), now() - n * interval '20 days' FROM generate_series(0, 3) n`);
    const beta = await test.open('beta');
    expect(await retainInbox(beta.database, 30)).toBe(2);
    expect(await beta.database.query('SELECT 1 FROM inbox')).toHaveLength(2);
  });
});
