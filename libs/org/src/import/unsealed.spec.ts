import { aPupil, importBench } from './import.fixture';

/** Enough for the staging to ask whether the register has them. */
const MANY = 600;

describe('a file whose people are known', () => {
  let bench: Awaited<ReturnType<typeof importBench>>;
  let school: string;
  const rows = Array.from({ length: MANY }, (_, at) =>
    aPupil({
      row: at + 2,
      name: `学生${at}`,
      document: { kind: 'id_card', number: `459012${String(at).padStart(12, '0')}` },
      studentNumber: `${10_000 + at}`,
      guardians: [{ name: `家长${at}`, relation: '51', phone: `199${String(at).padStart(8, '0')}` }],
    }),
  );

  beforeAll(async () => {
    bench = await importBench();
    school = await bench.addSchool('第一实验小学');
    await bench.carryOut(school, { rows });
  });
  afterAll(() => bench.test.close());
  beforeEach(() => bench.takeOutbox());

  const stagedSealed = async (id: string) => {
    const table = `org.stage_${id.replaceAll('-', '')}_person`;
    const [found] = await bench.test.asOwner<{ n: number }>(
      `SELECT count(doc_sealed)::int + count(number_sealed)::int AS n FROM ${table}`,
    );
    return found?.n;
  };
  const openSealed = (count: string) =>
    bench.test.asOwner<{ n: number }>(
      `SELECT count(*)::int AS n FROM org.identifier WHERE sealed IS NOT NULL AND ${count}`,
    );

  it('is staged by blind indexes alone and changes nothing', async () => {
    const again = await bench.carryOut(school, { rows });
    expect(again.summary).toMatchObject({ added: 0, changed: 0, unchanged: MANY, guardiansAdded: 0 });
    expect(await stagedSealed(again.id)).toBe(0);
    expect(await bench.takeOutbox()).toEqual([]);
  });

  it('has only what is new in it sealed: a pupil, a number, a guardian’s phone', async () => {
    const [first, second, ...others] = rows;
    const added = aPupil({ row: 9000, name: '新同学', document: { kind: 'id_card', number: '459013000000000001' } });
    const renumbered = { ...first, studentNumber: '99999' } as typeof added;
    const called = { ...second, guardians: [{ name: '家长1', relation: '51', phone: '19911112222' }] } as typeof added;
    const ready = await bench.dryRun(school, { rows: [renumbered, called, ...others, added] });
    // Lines are sealed whole: document and number of two pupils, and the one document of the third.
    expect(await stagedSealed(ready.id)).toBe(5);
    await bench.confirm.execute(ready, false, 'operator');
    expect(await bench.apply.execute(ready.id)).toBe(true);
    expect((await bench.imports.find(ready.id))?.summary).toMatchObject({ added: 1, changed: 1, unchanged: MANY - 1 });
    expect(await openSealed(`masked LIKE '459%0001' AND import_id = '${ready.id}'`)).toEqual([{ n: 1 }]);
    expect(
      await bench.test.asOwner(
        `SELECT count(*)::int AS n FROM org.contact WHERE masked = '199****2222' AND sealed IS NOT NULL`,
      ),
    ).toEqual([{ n: 1 }]);
  });

  it('writes nothing where the dry run counted nothing, though somebody was renamed since', async () => {
    const ready = await bench.dryRun(school, { rows: rows.slice(2) });
    await bench.test.asOwner(`UPDATE org.person SET name = '另一个名字' WHERE name = '学生9'`);
    await bench.confirm.execute(ready, false, 'operator');
    expect(await bench.apply.execute(ready.id)).toBe(true);
    expect(await bench.imports.find(ready.id)).toMatchObject({ state: 'done', summary: { unchanged: MANY - 2 } });
    expect(await bench.takeOutbox()).toEqual([]);
    const renamed = await bench.test.asOwner(
      `UPDATE org.person SET name = '学生9' WHERE name = '另一个名字' RETURNING 1`,
    );
    expect(renamed).toHaveLength(1);
  });

  it('is staged anew when somebody was erased between dry run and confirmation', async () => {
    const changed = { ...rows[3], name: '学生三' } as (typeof rows)[number];
    const ready = await bench.dryRun(school, { rows: [...rows.slice(4), changed] });
    const [gone] = await bench.test.asOwner<{ person_id: string }>(
      `DELETE FROM org.identifier WHERE person_id = (SELECT id FROM org.person WHERE name = '学生7') RETURNING person_id`,
    );
    await bench.test.asOwner(`DELETE FROM org.membership WHERE person_id = '${gone?.person_id}'`);
    await bench.test.asOwner(`DELETE FROM org.person WHERE id = '${gone?.person_id}'`);
    await bench.confirm.execute(ready, false, 'operator');
    expect(await bench.apply.execute(ready.id)).toBe(false);
    await bench.steps.run('apply', ready.id, 1);
    expect(await bench.imports.find(ready.id)).toMatchObject({
      state: 'done',
      summary: { added: 1, changed: 1, unchanged: MANY - 5 },
    });
    const [back] = await bench.test.asOwner<{ n: number }>(
      `SELECT count(i.sealed)::int AS n FROM org.person p JOIN org.identifier i ON i.person_id = p.id WHERE p.name = '学生7'`,
    );
    expect(back?.n).toBe(2);
  });
});
