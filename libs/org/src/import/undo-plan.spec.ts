import { importBench } from './import.fixture';

describe('undoing in a grown base', () => {
  let bench: Awaited<ReturnType<typeof importBench>>;
  beforeAll(async () => {
    bench = await importBench();
  });
  afterAll(() => bench.test.close());

  it.each(['person', 'membership'] as const)(
    'finds the rows of one import of %s without reading the table',
    async (table) => {
      const columns = {
        person: `(id, name, audience, import_id) SELECT gen_random_uuid(), 'x', 'student'`,
        membership: `(id, person_id, unit_id, role, sort_key, import_id) SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'student', 'x'`,
      };
      const importOf = (n: number | string) => `(lpad(to_hex(${n}), 8, '0') || '-0000-7000-8000-000000000000')::uuid`;
      await bench.test.asOwner(
        `INSERT INTO org.${table} ${columns[table]}, ${importOf('n / 500')} FROM generate_series(1, 60000) n`,
      );
      await bench.test.asOwner(`VACUUM ANALYZE org.${table}`);
      const plan = await bench.test.asOwner<{ 'QUERY PLAN': string }>(
        `EXPLAIN (ANALYZE, COSTS OFF) SELECT count(*) FROM org.${table} WHERE import_id = ${importOf(77)}`,
      );
      const text = plan.map((line) => line['QUERY PLAN']).join('\n');
      expect(text).toContain(`${table}_import`);
      expect(text).not.toContain('Seq Scan');
      const removed = Number(/Rows Removed by Index Recheck: (\d+)/.exec(text)?.[1] ?? 0);
      expect(removed).toBeLessThan(20_000);
    },
  );
});
