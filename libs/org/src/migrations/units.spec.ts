import { eventsSchema } from '@plinth/platform-events';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { Units1790100000001 } from './1790100000001-units';
import { orgSchema } from './index';

describe('tables of units', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase([orgSchema]);
  });
  afterAll(() => test.close());

  it('begin with the root, whose path is empty and above every other', async () => {
    const rows = await test.asOwner(`SELECT id, path::text, 'a.b'::ltree <@ path AS above FROM org.unit`);
    expect(rows).toEqual([{ id: '00000000-0000-7000-8000-000000000000', path: '', above: true }]);
  });

  it('refuse a second root', async () => {
    const second = `INSERT INTO org.unit (id, kind, path, name) VALUES (gen_random_uuid(), 'root', '', 'x')`;
    await expect(test.asOwner(second)).rejects.toThrow(/unit_path/);
  });

  it('are taken back whole', async () => {
    const own = await openTestDatabase([{ domain: 'org', migrations: [Units1790100000001] }, eventsSchema]);
    const runner = (await own.open('org')).database.dataSource.createQueryRunner();
    await new Units1790100000001().down(runner);
    await runner.release();
    const left = await own.asOwner<{ tablename: string }>(`SELECT tablename FROM pg_tables WHERE schemaname = 'org'`);
    expect(left).toEqual([{ tablename: 'migration' }]);
    await own.close();
  });
});
