import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import type { DomainDatabase, Tx } from './index';
import { sqlOf } from './index';

class MakeThings1 implements MigrationInterface {
  name = 'MakeThings1790000000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE thing (id int PRIMARY KEY, name text, at bigint DEFAULT txid_current())');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE thing');
  }
}

const insert = 'INSERT INTO thing (id, name) VALUES ($1, $2)';
const insertAndTell = `${insert} RETURNING id, name`;

describe('a transaction that talks to the server as rarely as it can', () => {
  let test: TestDatabase;
  let alpha: DomainDatabase;

  beforeAll(async () => {
    test = await openTestDatabase([{ domain: 'alpha', migrations: [MakeThings1] }]);
    // One connection: what a failure leaves behind on it would be met by the next transaction.
    alpha = await test.open('alpha', { poolSize: 1 });
  });
  beforeEach(() => alpha.database.query('DELETE FROM thing'));
  afterAll(() => test.close());

  const run = <T>(work: (tx: Tx) => Promise<T>) => alpha.transactions.run(work);
  const things = () =>
    alpha.database.query<{ id: number; name: string | null; at: string }>('SELECT * FROM thing ORDER BY id');
  const ids = async () => (await things()).map(({ id }) => id);

  it('commits what nobody waits for, all of it in one transaction', async () => {
    await run(async (tx) => {
      for (const id of [1, 2, 3]) sqlOf(tx).sendAlong(insert, [id, null]);
    });
    const written = await things();
    expect(written.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(new Set(written.map(({ at }) => at)).size).toBe(1);
  });

  it('commits none of it when one fails, and the statement can be used again', async () => {
    const failing = run(async (tx) => {
      for (const id of [1, 2, 2, 3]) sqlOf(tx).sendAlong(insert, [id, null]);
    });
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(await ids()).toEqual([]);
    await run(async (tx) => sqlOf(tx).sendAlong(insert, [4, null]));
    expect(await ids()).toEqual([4]);
  });

  it('uses a prepared statement again that failed the first time it ran', async () => {
    const text = `INSERT INTO thing (id, name) VALUES ($1, 'first time')`;
    await expect(run((tx) => sqlOf(tx).executePrepared(text, ['no number']))).rejects.toMatchObject({ code: '22P02' });
    expect(await run((tx) => sqlOf(tx).executePrepared(text, [5]))).toBe(1);
    expect(await run((tx) => sqlOf(tx).executePrepared(text, [6]))).toBe(1);
  });

  it('sends what waits before the statement that is waited for', async () => {
    const seen = await run(async (tx) => {
      sqlOf(tx).sendAlong(insert, [1, '一']);
      return sqlOf(tx).queryPrepared<{ name: string }>('SELECT name FROM thing WHERE id = $1', [1]);
    });
    expect(seen).toEqual([{ name: '一' }]);
  });

  it('rolls back what was sent along when the work throws afterwards', async () => {
    const failing = run(async (tx) => {
      sqlOf(tx).sendAlong(insert, [1, null]);
      expect(await sqlOf(tx).execute('UPDATE thing SET name = $1', ['x'])).toBe(1);
      sqlOf(tx).sendAlong(insert, [2, null]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await ids()).toEqual([]);
  });

  it('ends with its last statement, and takes nothing after it', async () => {
    const told = await run(async (tx) => {
      sqlOf(tx).sendAlong(insert, [1, null]);
      return sqlOf(tx).queryLast(insertAndTell, [2, '二']);
    });
    expect(told).toEqual([{ id: 2, name: '二' }]);
    expect(await ids()).toEqual([1, 2]);
    const late = run(async (tx) => {
      await sqlOf(tx).queryLast(insertAndTell, [3, null]);
      await sqlOf(tx).execute(insert, [4, null]);
    });
    await expect(late).rejects.toThrow(/has ended/);
    expect(await ids()).toEqual([1, 2, 3]);
  });

  it('ends with its last statement after others were waited for, and with none of them when it fails', async () => {
    const last = (id: number) =>
      run(async (tx) => {
        await sqlOf(tx).execute(insert, [id, null]);
        return sqlOf(tx).queryLast(insertAndTell, [id + 1, null]);
      });
    expect(await last(1)).toEqual([{ id: 2, name: null }]);
    await expect(last(1)).rejects.toMatchObject({ code: '23505' });
    await expect(last(0)).rejects.toMatchObject({ code: '23505' });
    expect(await ids()).toEqual([1, 2]);
  });

  it('keeps the isolation that was asked for, also when nobody waits', async () => {
    const level = `INSERT INTO thing (id, name) VALUES ($1, current_setting('transaction_isolation'))`;
    await alpha.transactions.run(async (tx) => sqlOf(tx).sendAlong(level, [1]), { isolation: 'SERIALIZABLE' });
    await alpha.transactions.run((tx) => sqlOf(tx).executePrepared(level, [2]), { isolation: 'REPEATABLE READ' });
    await run(async (tx) => sqlOf(tx).sendAlong(level, [3]));
    expect((await things()).map(({ name }) => name)).toEqual(['serializable', 'repeatable read', 'read committed']);
  });

  it('takes several statements in one text where there are no values', async () => {
    await run((tx) => sqlOf(tx).execute(`INSERT INTO thing (id) VALUES (1); INSERT INTO thing (id) VALUES (2)`));
    expect(await ids()).toEqual([1, 2]);
  });

  it('sends many statements at once and answers the rows of each', async () => {
    const answers = await run((tx) =>
      sqlOf(tx).queryTogether([
        { text: 'CREATE TEMP TABLE made ON COMMIT DROP AS SELECT 7 AS id' },
        { text: insertAndTell, values: [1, 'one'], isPrepared: true },
        { text: 'INSERT INTO thing (id) SELECT id FROM made' },
        { text: 'SELECT count(*)::int AS n FROM thing' },
      ]),
    );
    expect(answers).toEqual([[], [{ id: 1, name: 'one' }], [], [{ n: 2 }]]);
    expect(await ids()).toEqual([1, 7]);
    expect(await run((tx) => sqlOf(tx).queryTogether([]))).toEqual([]);
  });

  it('does none of the statements of a message in which one fails', async () => {
    const failing = run((tx) =>
      sqlOf(tx).queryTogether([
        { text: insert, values: [1, null], isPrepared: true },
        { text: 'INSERT INTO nowhere VALUES (1)' },
        { text: insert, values: [2, null], isPrepared: true },
      ]),
    );
    await expect(failing).rejects.toMatchObject({ code: '42P01' });
    expect(await ids()).toEqual([]);
    await run((tx) => sqlOf(tx).queryTogether([{ text: insert, values: [3, null], isPrepared: true }]));
    expect(await ids()).toEqual([3]);
  });

  it('goes on after its connection was cut in the middle', async () => {
    const cut = run(async (tx) => {
      await sqlOf(tx).execute(insert, [1, null]);
      await test.cutConnections();
      await sqlOf(tx).execute(insert, [2, null]);
    });
    await expect(cut).rejects.toThrow();
    expect(await ids()).toEqual([]);
    await run(async (tx) => sqlOf(tx).sendAlong(insert, [3, null]));
    expect(await ids()).toEqual([3]);
  });
});
