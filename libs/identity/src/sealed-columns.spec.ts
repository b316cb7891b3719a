import { openTestDatabase } from '@plinth/platform-testing';
import { eventsSchema } from '@plinth/platform-events';
import { identitySchema } from './migrations';
import { identitySealedColumns } from './sealed-columns';

describe('sealed columns of identity', () => {
  it('are there, and every column named after being sealed is listed', async () => {
    const test = await openTestDatabase([eventsSchema, identitySchema]);
    try {
      const rows = await test.asOwner<{ name: string }>(
        `SELECT table_schema || '.' || table_name || '.' || column_name AS name FROM information_schema.columns
          WHERE table_schema = 'identity' AND data_type = 'bytea'`,
      );
      const there = rows.map(({ name }) => name);
      const listed = identitySealedColumns.map(({ table, column }) => `${table}.${column}`);
      expect(there).toEqual(expect.arrayContaining(listed));
      expect(listed).toEqual(expect.arrayContaining(there.filter((name) => name.includes('sealed'))));
    } finally {
      await test.close();
    }
  });
});
