import { setTimeout as sleep } from 'node:timers/promises';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DomainError } from '@plinth/error-contract';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { sqlOf } from '@plinth/platform-database';
import type { Transactions } from '@plinth/platform-database';
import { createIdempotencyTable } from './create-idempotency-table';
import { HttpErrors } from '../errors';
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

  const begun = async (key: string) => {
    const start = await store.begin(request(key));
    if (start.kind !== 'new') throw new Error(start.kind);
    return { ...request(key), run: start.run };
  };
  const isNew = expect.objectContaining({ kind: 'new' });
  const refusal = new DomainError(HttpErrors.inputInvalid);

  it('begins once, whoever is first', async () => {
    const starts = await Promise.all(Array.from({ length: 10 }, () => store.begin(request('a'))));
    expect(starts.map(({ kind }) => kind).sort()).toEqual(['new', ...Array(9).fill('running')].sort());
  });

  it('gives the first answer again, refuses another body, and knows nothing of another caller', async () => {
    const b = await begun('b');
    await store.finish(b, { id: 7 });
    expect(await store.begin(request('b'))).toEqual({ kind: 'done', answer: { id: 7 } });
    expect(await store.begin(request('b', 'other'))).toEqual({ kind: 'mismatch' });
    expect(await store.begin(request('b', 'body', 'person:2'))).toEqual(isNew);
  });

  it('forgets what failed, never what was done', async () => {
    const c = await begun('c');
    await store.failed(c, refusal);
    const again = await begun('c');
    await store.finish(again, null);
    await store.failed(again, refusal);
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
    const e = await begun('e');
    await store.carryOut(e, () => effect('e'));
    // No answer was kept. Somebody may still be about to.
    expect(await store.begin(request('e'))).toEqual({ kind: 'running' });
    await age('e', `started_at = now() - interval '11 seconds'`);
    expect(await store.begin(request('e'))).toEqual({ kind: 'lost' });
    expect(await effects('e')).toBe(1);
    await store.finish(e, { id: 8 });
    expect(await store.begin(request('e'))).toEqual({ kind: 'done', answer: { id: 8 } });
  });

  it('begins anew what was rolled back, and what its sender was told has failed', async () => {
    const f = await begun('f');
    await expect(store.carryOut(f, () => effect('f', true))).rejects.toThrow('better');
    await age('f', `started_at = now() - interval '11 seconds'`);
    const again = await begun('f');
    await store.carryOut(again, () => effect('f'));
    await store.failed(again, refusal);
    expect(await store.begin(request('f'))).toEqual(isNew);
  });

  it('does not begin anew what has committed, although all its process saw was an error', async () => {
    const cut = new Error('Connection terminated unexpectedly');
    const j = await begun('j');
    await store.carryOut(j, () => effect('j'));
    await store.failed(j, cut);
    expect(await store.begin(request('j'))).toEqual({ kind: 'lost' });
    const k = await begun('k');
    await expect(store.carryOut(k, () => effect('k', true))).rejects.toThrow('better');
    await store.failed(k, cut);
    expect(await store.begin(request('k'))).toEqual(isNew);
  });

  it('waits for a commit that is under way before it says whether the request may be begun anew', async () => {
    const l = await begun('l');
    let said: Promise<void> | undefined;
    await store.carryOut(l, () =>
      transactions.run(async (tx) => {
        await sqlOf(tx).execute('INSERT INTO effect VALUES ($1)', ['l']);
        said = store.failed(l, new Error('Connection terminated unexpectedly'));
        await sleep(300);
      }),
    );
    await said;
    expect(await store.begin(request('l'))).toEqual({ kind: 'lost' });
  });

  it('marks nothing of work beside it', async () => {
    const g = await begun('g');
    await store.carryOut(g, async () => undefined);
    await effect('g');
    await age('g', `started_at = now() - interval '11 seconds'`);
    expect(await store.begin(request('g'))).toEqual(isNew);
  });

  it('one effect, when a process that was taken for dead goes on: its own is rolled back', async () => {
    const first = await begun('h');
    await age('h', `started_at = now() - interval '11 seconds'`);
    const second = await begun('h');
    await expect(store.carryOut(first, () => effect('h'))).rejects.toThrow(/division by zero/);
    await store.finish(first, 'of the first');
    await store.failed(first, new Error('division by zero'));
    await store.carryOut(second, () => effect('h'));
    await store.finish(second, 'of the second');
    expect(await effects('h')).toBe(1);
    expect(await store.begin(request('h'))).toEqual({ kind: 'done', answer: 'of the second' });
  });

  it('nobody takes over what is renewed, also while its transaction holds the row', async () => {
    const i = await begun('i');
    await age('i', `started_at = now() - interval '11 seconds'`);
    await store.renew(i);
    expect(await store.begin(request('i'))).toEqual({ kind: 'running' });
    await store.carryOut(i, () =>
      transactions.run(async (tx) => {
        await sqlOf(tx).execute('INSERT INTO effect VALUES ($1)', ['i']);
        await store.renew(i);
      }),
    );
    await age('i', `started_at = now() - interval '11 seconds'`);
    // It has committed and is about to say so: whoever asks now is not told that the answer is lost.
    const asked = store.begin(request('i'));
    await sleep(500);
    await store.renew(i);
    expect(await asked).toEqual({ kind: 'running' });
  });

  it('takes over what died with its process, and starts anew after a day', async () => {
    await begun('d');
    await age('d', `started_at = now() - interval '9 seconds'`);
    expect(await store.begin(request('d'))).toEqual({ kind: 'running' });
    await age('d', `started_at = now() - interval '11 seconds'`);
    expect(await store.begin(request('d', 'other'))).toEqual({ kind: 'mismatch' });
    await store.finish(await begun('d'), 1);
    await age('d', `expires_at = now() - interval '1 second'`);
    expect(await store.begin(request('d', 'other'))).toEqual(isNew);
  });
});
