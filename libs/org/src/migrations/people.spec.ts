import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { People1790200000001, peopleIndexes, peopleUniqueIndexes } from './1790200000001-people';

describe('tables of people', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await openTestDatabase([{ domain: 'org', migrations: [People1790200000001] }]);
  });
  afterAll(() => test.close());

  it('has every index that a first import rebuilds by name', async () => {
    const rows = await test.asOwner<{ indexname: string }>(`SELECT indexname FROM pg_indexes WHERE schemaname = 'org'`);
    const names = rows.map((row) => row.indexname);
    for (const [name] of [...peopleIndexes, ...peopleUniqueIndexes]) expect(names).toContain(name);
  });

  it('orders people by syllables, then by name', async () => {
    await test.asOwner(`INSERT INTO org.person (id, name, name_pinyin, audience) VALUES
      (gen_random_uuid(), '方安', 'fang an', 'student'), (gen_random_uuid(), '范甘', 'fan gan', 'student')`);
    const rows = await test.asOwner<{ name: string }>('SELECT name FROM org.person ORDER BY sort_key, id');
    expect(rows.map((row) => row.name)).toEqual(['范甘', '方安']);
  });

  it('refuses a second active identifier of the same kind and value, and lets a phone be shared', async () => {
    const identifier = `INSERT INTO org.identifier (id, person_id, kind, blind, sealed, masked)
      VALUES (gen_random_uuid(), gen_random_uuid(), 'id_card', '\\x01', '\\x02', '**')`;
    await test.asOwner(identifier);
    await expect(test.asOwner(identifier)).rejects.toThrow(/identifier_active/);
    await test.asOwner(`UPDATE org.identifier SET valid_to = now()`);
    await test.asOwner(identifier);
    const phone = `INSERT INTO org.contact (id, person_id, kind, blind, sealed, masked)
      VALUES (gen_random_uuid(), gen_random_uuid(), 'phone', '\\x01', '\\x02', '138****0000')`;
    await test.asOwner(phone);
    await test.asOwner(phone);
  });

  it('refuses a second active membership in the same unit and role', async () => {
    const person = '01990000-0000-7000-8000-000000000001';
    const join = `INSERT INTO org.membership (id, person_id, unit_id, role, sort_key)
      VALUES (gen_random_uuid(), '${person}', '${person}', 'student', 'a')`;
    await test.asOwner(join);
    await expect(test.asOwner(join)).rejects.toThrow(/membership_active/);
    await test.asOwner(`UPDATE org.membership SET to_date = current_date, ended_at = now()`);
    await test.asOwner(join);
  });
});
