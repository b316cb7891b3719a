import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sqlOf } from '@plinth/platform-database';
import type { DomainDatabase } from '@plinth/platform-database';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { createMessagingTables, dropMessagingTables, eventsSchema, PostgresOutbox } from './index';
import { uuidV7 } from './migrations/create-messaging-tables';

class MakeAlpha1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createMessagingTables(runner);
  }
  async down(runner: QueryRunner): Promise<void> {
    await dropMessagingTables(runner);
  }
}

describe('outbox', () => {
  let test: TestDatabase;
  let alpha: DomainDatabase;
  beforeAll(async () => {
    const domain = (name: string) => ({ domain: name, migrations: [MakeAlpha1790000000001] });
    test = await openTestDatabase([eventsSchema, domain('alpha'), domain('beta')]);
    alpha = await test.open('alpha');
  });
  afterAll(() => test.close());

  const anEvent = (key: string) => ({ type: 'alpha.thing.made.v1', key, actor: 'system', data: { 名: key } });

  it('keeps the order of one append and gives each event an id and a time', async () => {
    await alpha.transactions.run((tx) =>
      new PostgresOutbox().append(tx, anEvent('b'), anEvent('a'), { ...anEvent('c'), unitPath: 'x.y' }),
    );
    const rows = await alpha.database.query('SELECT * FROM outbox ORDER BY id');
    expect(rows.map((row) => [row['key'], row['data'], row['unit_path']])).toEqual([
      ['b', { 名: 'b' }, null],
      ['a', { 名: 'a' }, null],
      ['c', { 名: 'c' }, 'x.y'],
    ]);
    expect(rows.every((row) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab]/.test(String(row['event'])))).toBe(true);
    expect(rows[0]?.['occurred_at']).toBeInstanceOf(Date);
  });

  it('writes nothing when the transaction rolls back', async () => {
    const before = await alpha.database.query('SELECT id FROM outbox');
    const attempt = alpha.transactions.run(async (tx) => {
      await new PostgresOutbox().append(tx, anEvent('lost'));
      throw new Error('no');
    });
    await expect(attempt).rejects.toThrow('no');
    expect(await alpha.database.query('SELECT id FROM outbox')).toHaveLength(before.length);
  });

  it('takes set-based appends', async () => {
    const added = await alpha.transactions.run((tx) =>
      sqlOf(tx).execute(`INSERT INTO outbox (type, key, actor, data)
        SELECT 'alpha.thing.made.v1', n::text, 'system', jsonb_build_object('n', n) FROM generate_series(1, 1000) n`),
    );
    expect(added).toBe(1000);
    const [ids] = await alpha.database.query('SELECT count(DISTINCT event)::int AS n FROM outbox WHERE actor = $1', [
      'system',
    ]);
    expect(Number(ids?.['n'])).toBeGreaterThanOrEqual(1000);
  });

  it('makes time-ordered ids on a PostgreSQL that has no function for them', async () => {
    const made: string[] = [];
    const before = Date.now();
    for (let n = 0; n < 5; n += 1) {
      const [row] = await alpha.database.query<{ id: string }>(`SELECT (${uuidV7(false)}) AS id`);
      made.push(row?.id ?? '');
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    const times = made.map((id) => parseInt(id.replace('-', '').slice(0, 12), 16));
    expect(made.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
      true,
    );
    expect([...made].sort()).toEqual(made);
    expect(Math.abs((times[0] ?? 0) - before)).toBeLessThan(1_000);
  });

  it('lets a domain read the log and never write it', async () => {
    expect(await alpha.database.query('SELECT * FROM events.log')).toEqual([]);
    const write = `INSERT INTO events.log (position, event, type, key, actor, data, occurred_at)
      VALUES (1, gen_random_uuid(), 't', 'k', 'a', '{}', now())`;
    await expect(alpha.database.query(write)).rejects.toThrow(/permission denied/);
    await expect(alpha.database.query('UPDATE events.counter SET position = 7')).rejects.toThrow(/permission denied/);
  });

  it('keeps the outbox of one domain from another', async () => {
    const beta = await test.open('beta');
    await expect(beta.database.query('SELECT * FROM alpha.outbox')).rejects.toThrow(/permission denied/);
  });

  it('refuses an event that its check refuses, before anything is written', async () => {
    const outbox = new PostgresOutbox((event) => {
      if (event.key === 'bad') throw new Error('not the message');
    });
    const attempt = alpha.transactions.run((tx) => outbox.append(tx, anEvent('good'), anEvent('bad')));
    await expect(attempt).rejects.toThrow('not the message');
    expect(await alpha.database.query(`SELECT 1 FROM outbox WHERE key IN ('good', 'bad')`)).toEqual([]);
  });
});
