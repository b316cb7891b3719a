import { sqlOf } from '@plinth/platform-database';
import { dropIndexes, isFirstLoad } from './first-load.store.postgres';
import { importBench } from './import.fixture';
import { stagingOf } from './staging';

const none = { total: 0, changed: 0, unchanged: 0, moved: 0, leaving: 0, refused: 0, warnings: 0 };
const summary = { ...none, added: 60_000, guardiansAdded: 0, newClasses: [], present: 0 };

describe('first load', () => {
  let bench: Awaited<ReturnType<typeof importBench>>;
  beforeAll(async () => {
    bench = await importBench();
  });
  afterAll(() => bench.test.close());

  const indexes = () =>
    bench.test.asOwner(`SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'org' ORDER BY indexname`);

  it('builds again exactly the indexes that it dropped', async () => {
    const before = await indexes();
    const rebuilt = await bench.transactions.run(async (tx) => {
      const statements = await dropIndexes(sqlOf(tx));
      for (const statement of statements) await sqlOf(tx).execute(statement);
      return statements;
    });
    expect(rebuilt.filter((statement) => statement.startsWith('CREATE'))).not.toHaveLength(0);
    expect(await indexes()).toEqual(before);
  });

  it('keeps who is there already, under the same primary keys', async () => {
    const [{ id }] = (await bench.test.asOwner(
      `INSERT INTO org.person (id, name, audience) VALUES (gen_random_uuid(), '早到', 'staff') RETURNING id`,
    )) as [{ id: string }];
    const keys = () =>
      bench.test.asOwner(
        `SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'org'::regnamespace ORDER BY 1`,
      );
    const before = await keys();
    await bench.transactions.run(async (tx) => {
      for (const statement of await dropIndexes(sqlOf(tx))) await sqlOf(tx).execute(statement);
    });
    expect(await bench.test.asOwner('SELECT id, name FROM org.person')).toEqual([{ id, name: '早到' }]);
    expect(await keys()).toEqual(before);
    await bench.test.asOwner('DELETE FROM org.person');
  });

  it('keeps the indexes when the transaction fails', async () => {
    const before = await indexes();
    const failing = bench.transactions.run(async (tx) => {
      await dropIndexes(sqlOf(tx));
      throw new Error('no room');
    });
    await expect(failing).rejects.toThrow('no room');
    expect(await indexes()).toEqual(before);
  });

  it('is one only when many are added to a base that has hardly anybody', async () => {
    const { id } = await bench.dryRun(await bench.addSchool('新校'), { rows: [] });
    const staging = stagingOf(id);
    await bench.test.asOwner(
      `INSERT INTO org.${staging.people} (n, name) SELECT n, repeat('x', 400) FROM generate_series(1, 2000) n`,
    );
    const asked = (given: object) =>
      bench.transactions.run((tx) => isFirstLoad(sqlOf(tx), staging, { ...summary, ...given }));
    expect(await asked({})).toBe(true);
    expect(await asked({ added: 500 })).toBe(false);
    expect(await asked({ leaving: 1 })).toBe(false);
    await bench.test.asOwner(
      `INSERT INTO org.identifier (id, person_id, kind, blind, sealed, masked)
       SELECT gen_random_uuid(), gen_random_uuid(), 'passport', int8send(n), repeat('x', 400)::bytea, '' FROM generate_series(1, 2000) n`,
    );
    expect(await asked({})).toBe(false);
  });
});
