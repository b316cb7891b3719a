import type { MigrationInterface } from 'typeorm';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { migrate, missingMigrations } from './index';
import type { DomainSchema } from './index';

class MakeShelf1790000000001 implements MigrationInterface {
  async up(): Promise<void> {}
  async down(): Promise<void> {}
}
class WidenShelf1790000000002 extends MakeShelf1790000000001 {}

const old: DomainSchema = { domain: 'shelf', migrations: [MakeShelf1790000000001] };
const now: DomainSchema = { domain: 'shelf', migrations: [MakeShelf1790000000001, WidenShelf1790000000002] };
const sealed: DomainSchema = { domain: 'vault', ownedBy: 'owner', migrations: [MakeShelf1790000000001] };

describe('whether the database fits this release', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await openTestDatabase([]);
  });
  afterEach(() => test.close());

  it('names what is missing on an older schema, and nothing on its own or a newer one', async () => {
    await migrate(test.server, [old, sealed]);
    expect(await missingMigrations(test.server, 'shelf', [now, sealed])).toEqual(['shelf.WidenShelf1790000000002']);
    await migrate(test.server, [now, sealed]);
    expect(await missingMigrations(test.server, 'shelf', [now, sealed])).toEqual([]);
    // The release before runs on the schema after.
    expect(await missingMigrations(test.server, 'shelf', [old])).toEqual([]);
  });

  it('takes a database that never was migrated so far for one without anything', async () => {
    await migrate(test.server, [old]);
    await test.asOwner('DROP FUNCTION public.plinth_ran_migrations()');
    expect(await missingMigrations(test.server, 'shelf', [old])).toEqual(['shelf.MakeShelf1790000000001']);
  });

  it('is asked without a right to the table of another domain', async () => {
    await migrate(test.server, [old, sealed]);
    const shelf = await test.open('shelf');
    await expect(shelf.database.query('SELECT name FROM vault.migration')).rejects.toThrow(/permission denied/);
  });

  it('a database that is away is an error, not a missing migration', async () => {
    const away = { ...test.server, domain: () => ({ host: '127.0.0.1', port: 1, user: 'plinth_shelf' }) };
    await expect(missingMigrations(away, 'shelf', [old])).rejects.toThrow(/ECONNREFUSED/);
  });
});
