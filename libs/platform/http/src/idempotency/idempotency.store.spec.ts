import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { sqlOf } from '@plinth/platform-database';
import type { Transactions } from '@plinth/platform-database';
import { createIdempotencyTable } from './create-idempotency-table';
import { PostgresIdempotencyStore } from './idempotency.store.postgres';

class Make1790000000001 implements MigrationInterface {
  name = 'Make1790000000001';
  async up(runner: QueryRunner): Promise<void> {
    await createIdempotencyTable(runner);
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency');
  }
}

describe('PostgresIdempotencyStore', () => {
  let test: TestDatabase;
  let store: PostgresIdempotencyStore;
  let transactions: Transactions;
  beforeAll(async () => {
    test = await openTestDatabase([{ domain: 'keeper', migrations: [Make1790000000001] }]);
    const opened = await test.open('keeper');
    transactions = opened.transactions;
    store = new PostgresIdempotencyStore(opened.database);
    await test.asOwner('CREATE TABLE keeper.effect (name text)');
    await test.asOwner('GRANT ALL ON keeper.effect TO plinth_keeper');
  });
  afterAll(() => test.close());

  const request = (key: string, text = 'body', caller = 'person:1') => ({
    caller,
    key,
    fingerprint: Buffer.from(text),
  });
  const age = (key: string, text: string) =>
    test.asOwner(`UPDATE keeper.idempotency SET ${text} WHERE key = $1`, [key]);

  it('begins once, whoever is first', async () => {
    const starts = await Promise.all(Array.from({ length: 10 }, () => store.begin(request('a'))));
    expect(starts.map(({ kind }) => kind).sort()).toEqual(['new', ...Array(9).fill('running')].sort());
  });

  it('gives the first answer again, refuses another body, and knows nothing of another caller', async () => {
    await store.begin(request('b'));
    await store.finish(request('b'), { id: 7 });
    expect(await store.begin(request('b'))).toEqual({ kind: 'done', answer: { id: 7 } });
    expect(await store.begin(request('b', 'other'))).toEqual({ kind: 'mismatch' });
    expect(await store.begin(request('b', 'body', 'person:2'))).toEqual({ kind: 'new' });
  });

  it('forgets what failed, never what was done', async () => {
    await store.begin(request('c'));
    await store.forget(request('c'));
    expect(await store.begin(request('c'))).toEqual({ kind: 'new' });
    await store.finish(request('c'), null);
    await store.forget(request('c'));
    expect(await store.begin(request('c'))).toEqual({ kind: 'done', answer: null });
  });

  const effect = (name: string, fails = false) =>
    transactions.run(async (tx) => {
      await sqlOf(tx).execute('INSERT INTO effect VALUES ($1)', [name]);
      if (fails) throw new Error('thought better of it');
    });
  const effects = async (name: string) =>
    (await test.asOwner('SELECT 1 FROM keeper.effect WHERE name = $1', [name])).length;

  it('knows of what was committed before its process died: it is not done again', async () => {
    await store.begin(request('e'));
    await store.carryOut(request('e'), () => effect('e'));
    // No answer was kept. Somebody may still be about to.
    expect(await store.begin(request('e'))).toEqual({ kind: 'running' });
    await age('e', `started_at = now() - interval '61 seconds'`);
    expect(await store.begin(request('e'))).toEqual({ kind: 'lost' });
    expect(await effects('e')).toBe(1);
    await store.finish(request('e'), { id: 8 });
    expect(await store.begin(request('e'))).toEqual({ kind: 'done', answer: { id: 8 } });
  });

  it('begins anew what was rolled back, and what its sender was told has failed', async () => {
    await store.begin(request('f'));
    await expect(store.carryOut(request('f'), () => effect('f', true))).rejects.toThrow('better');
    await age('f', `started_at = now() - interval '61 seconds'`);
    expect(await store.begin(request('f'))).toEqual({ kind: 'new' });
    await store.carryOut(request('f'), () => effect('f'));
    await store.forget(request('f'));
    expect(await store.begin(request('f'))).toEqual({ kind: 'new' });
  });

  it('marks nothing of work beside it', async () => {
    await store.begin(request('g'));
    await store.carryOut(request('g'), async () => undefined);
    await effect('g');
    await age('g', `started_at = now() - interval '61 seconds'`);
    expect(await store.begin(request('g'))).toEqual({ kind: 'new' });
  });

  it('takes over what died with its process, and starts anew after a day', async () => {
    await store.begin(request('d'));
    await age('d', `started_at = now() - interval '59 seconds'`);
    expect(await store.begin(request('d'))).toEqual({ kind: 'running' });
    await age('d', `started_at = now() - interval '61 seconds'`);
    expect(await store.begin(request('d', 'other'))).toEqual({ kind: 'mismatch' });
    expect(await store.begin(request('d'))).toEqual({ kind: 'new' });
    await store.finish(request('d'), 1);
    await age('d', `expires_at = now() - interval '1 second'`);
    expect(await store.begin(request('d', 'other'))).toEqual({ kind: 'new' });
  });
});
