import { openTestDatabase } from '@plinth/platform-testing';
import { orgSchema } from '../migrations';
import { orgSealedColumns } from './sealed-columns';

describe('sealed columns of org', () => {
  it('names every one that the migrations make', async () => {
    const test = await openTestDatabase([orgSchema]);
    try {
      const rows = await test.asOwner<{ name: string }>(
        `SELECT table_schema || '.' || table_name AS name FROM information_schema.columns
         WHERE table_schema = 'org' AND column_name = 'sealed' AND data_type = 'bytea' ORDER BY 1`,
      );
      expect(rows.map(({ name }) => name)).toEqual(orgSealedColumns.map(({ table }) => table).sort());
    } finally {
      await test.close();
    }
  });
});
