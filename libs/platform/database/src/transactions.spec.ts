import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import type { DomainDatabase, DomainSchema, Tx } from './index';
import { sqlOf } from './index';

class MakeThings1 implements MigrationInterface {
  name = 'MakeThings1790000000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE thing (id int PRIMARY KEY, name text NOT NULL)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE thing');
  }
}

const schemas: DomainSchema[] = [
  { domain: 'alpha', migrations: [MakeThings1] },
  { domain: 'beta', migrations: [MakeThings1] },
];

describe('domain databases', () => {
  let test: TestDatabase;
  let alpha: DomainDatabase;
  let beta: DomainDatabase;

  beforeAll(async () => {
    test = await openTestDatabase(schemas);
    [alpha, beta] = [await test.open('alpha'), await test.open('beta')];
  });
  afterAll(() => test.close());

  const names = async () =>
    (await alpha.database.query<{ name: string }>('SELECT name FROM thing ORDER BY id')).map((r) => r.name);

  it('commits a transaction and rolls back one that throws', async () => {
    await alpha.transactions.run(async (tx) => sqlOf(tx).execute(`INSERT INTO thing VALUES (1, '一')`));
    await expect(
      alpha.transactions.run(async (tx) => {
        await sqlOf(tx).execute(`INSERT INTO thing VALUES (2, '二')`);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await names()).toEqual(['一']);
  });

  it('refuses a transaction kept beyond its end', async () => {
    let kept!: Tx;
    await alpha.transactions.run(async (tx) => {
      kept = tx;
    });
    expect(() => sqlOf(kept)).toThrow(/has ended/);
  });

  it('runs the whole unit again after a deadlock', async () => {
    await alpha.transactions.run(async (tx) => sqlOf(tx).execute(`INSERT INTO thing VALUES (10, 'x'), (11, 'x')`));
    const swap = (first: number, second: number) =>
      alpha.transactions.run(async (tx) => {
        await sqlOf(tx).execute(`UPDATE thing SET name = name || $2 WHERE id = $1`, [first, String(first)]);
        await new Promise((resolve) => setTimeout(resolve, 100));
        await sqlOf(tx).execute(`UPDATE thing SET name = name || $2 WHERE id = $1`, [second, String(first)]);
      });
    await Promise.all([swap(10, 11), swap(11, 10)]);
    const [{ name }] = (await alpha.database.query('SELECT name FROM thing WHERE id = 10')) as [{ name: string }];
    expect([...name].sort().join('')).toBe(['1', '0', '1', '1', 'x'].sort().join(''));
  });

  it('copies rows in inside the transaction', async () => {
    const copied = await alpha.transactions.run((tx) =>
      sqlOf(tx).copyIn(
        'COPY thing FROM STDIN (FORMAT csv)',
        (async function* () {
          yield '20,二十\n21,廿一\n';
        })(),
      ),
    );
    expect(copied).toBe(2);
  });

  it('lets no domain read the schema of another', async () => {
    await expect(beta.database.query('SELECT * FROM alpha.thing')).rejects.toThrow(/permission denied/);
    await expect(beta.transactions.run((tx) => sqlOf(tx).query('SELECT * FROM alpha.thing'))).rejects.toThrow(
      /permission denied/,
    );
  });

  it('goes on after its connections were cut', async () => {
    await test.cutConnections();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await names()).toContain('一');
  });
});
