import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
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
});
