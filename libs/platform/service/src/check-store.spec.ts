import type { MigrationInterface } from 'typeorm';
import { migrate } from '@plinth/platform-database';
import type { DomainSchema } from '@plinth/platform-database';
import { Readiness } from '@plinth/platform-telemetry';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { checkSchemas, watchDatabase } from './check-store';

class MakeShelf1790000000001 implements MigrationInterface {
  async up(): Promise<void> {}
  async down(): Promise<void> {}
}
class WidenShelf1790000000002 extends MakeShelf1790000000001 {}

const released: DomainSchema = { domain: 'shelf', migrations: [MakeShelf1790000000001] };
const next: DomainSchema = { domain: 'shelf', migrations: [MakeShelf1790000000001, WidenShelf1790000000002] };
const away = { host: '127.0.0.1', port: 1, user: 'plinth_shelf' };

describe('the database that a service needs', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await openTestDatabase([]);
    await migrate(test.server, [released]);
  });
  afterEach(() => test.close());
  const needed = (schema: DomainSchema) => ({ server: test.server, domain: 'shelf', schemas: [schema] });

  it('an older schema is refused at once, with what to do', async () => {
    await expect(checkSchemas(needed(next))).rejects.toThrow(/1 missing: shelf.WidenShelf.*plinth migrate/);
  });

  it('a release runs on the schema of the next one', async () => {
    await migrate(test.server, [next]);
    await expect(checkSchemas(needed(released))).resolves.toBeUndefined();
  });

  it('one that is away is waited for', async () => {
    let asked = 0;
    const server = { ...test.server, domain: (name: string) => ((asked += 1) === 1 ? away : test.server.domain(name)) };
    await checkSchemas({ ...needed(released), server });
    expect(asked).toBe(2);
  });

  it('one that does not let the role in is not waited for', async () => {
    let asked = 0;
    const domain = () => {
      asked += 1;
      return { ...test.server.domain('shelf'), user: 'plinth_nobody' };
    };
    const refused = checkSchemas({ ...needed(released), server: { ...test.server, domain } });
    await expect(refused).rejects.toThrow(/does not let this service in .*"plinth_nobody".*plinth keys database/);
    expect(asked).toBe(1);
  });

  it('is part of the truth that readiness tells', async () => {
    const place = { isAway: false };
    const server = { ...test.server, domain: (name: string) => (place.isAway ? away : test.server.domain(name)) };
    const readiness = new Readiness();
    watchDatabase(readiness, { ...needed(released), server });
    expect((await readiness.report()).ready).toBe(true);
    place.isAway = true;
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await readiness.report()).toEqual({ ready: false, checks: { database: 'failed' } });
    place.isAway = false;
    expect((await readiness.report()).ready).toBe(true);
  });
});
