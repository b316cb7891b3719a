import type { MigrationInterface } from 'typeorm';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { identitySchema } from './index';

const contents = `SELECT 'table ' || tablename AS name FROM pg_tables WHERE schemaname = 'identity'
  UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'identity'
  UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'identity'::regnamespace
  UNION ALL SELECT 'sequence ' || sequencename FROM pg_sequences WHERE schemaname = 'identity'
  ORDER BY 1`;

/** In order. */
const all = identitySchema.migrations as readonly (new () => MigrationInterface)[];

describe('migrations of identity', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await openTestDatabase([identitySchema]);
  });
  afterEach(() => test.close());

  const names = async () => (await test.asOwner<{ name: string }>(contents)).map(({ name }) => name);
  const runner = async () => (await test.open('identity')).database.dataSource.createQueryRunner();

  it('are taken back whole, the last first', async () => {
    const on = await runner();
    for (const Migration of [...all].reverse()) await new Migration().down(on);
    await on.release();
    const left = (await names()).filter((name) => !/ ON identity\.migration |^sequence migration/.test(name));
    expect(left).toEqual(['table migration']);
  });

  it('make the same tables and indexes when one is taken back and made again', async () => {
    const whole = await names();
    const on = await runner();
    for (const Migration of [...all].reverse()) await new Migration().down(on);
    for (const Migration of all) await new Migration().up(on);
    await on.release();
    expect(await names()).toEqual(whole);
  });
});
