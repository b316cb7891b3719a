import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
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
  beforeAll(async () => {
    test = await openTestDatabase([{ domain: 'keeper', migrations: [Make1790000000001] }]);
    store = new PostgresIdempotencyStore((await test.open('keeper')).database);
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
