import { aPupil, importBench } from './import.fixture';
import { OrgEvents } from '@plinth/org-contract';

const doc = (number: string) => ({ kind: 'id_card', number }) as const;
const phone = '19912345678';

describe('roster import', () => {
  let bench: Awaited<ReturnType<typeof importBench>>;
  let school: string;

  beforeAll(async () => {
    bench = await importBench();
  });
  afterAll(() => bench.test.close());
  beforeEach(async () => {
    school = await bench.addSchool('第一实验小学');
    await bench.takeOutbox();
  });

  let serial = 0;
  const pupils = (count: number, from = (serial += 1_000)) =>
    Array.from({ length: count }, (_, i) =>
      aPupil({
        row: i + 4,
        name: `学生${from + i}`,
        studentNumber: `${from + i}`,
        document: doc(`4590${String(from + i).padStart(14, '0')}`),
      }),
    );
  const active = async (role = 'student') => {
    const [{ count }] = (await bench.database.query(
      `SELECT count(*)::int AS count FROM membership WHERE school_id = $1 AND role = $2 AND to_date IS NULL`,
      [school, role],
    )) as [{ count: number }];
    return count;
  };

  it('adds people, classes, memberships and events; the same file again changes nothing and publishes nothing', async () => {
    const rows = pupils(30);
    const done = await bench.carryOut(school, { rows });
    expect(done).toMatchObject({
      state: 'done',
      summary: { total: 30, added: 30, changed: 0, refused: 0, newClasses: ['三(1)班'] },
    });
    expect(await active()).toBe(30);
    const types = (await bench.takeOutbox()).map(({ type }) => type);
    expect(types.filter((type) => type === OrgEvents.personAdded)).toHaveLength(30);
    expect(types.filter((type) => type === OrgEvents.membershipStarted)).toHaveLength(30);

    const again = await bench.carryOut(school, { rows });
    expect(again.summary).toMatchObject({ total: 30, added: 0, changed: 0, moved: 0, unchanged: 30, newClasses: [] });
    expect(await bench.takeOutbox()).toEqual([]);
    expect(await active()).toBe(30);
  });

  it('tells what changes and moves, keeps history and closes what it replaces', async () => {
    const [first, second] = pupils(2) as [ReturnType<typeof aPupil>, ReturnType<typeof aPupil>];
    await bench.carryOut(school, { rows: [first, second] });
    await bench.takeOutbox();
    const moved = { ...second, class: { stage: 'primary', entryYear: 2023, number: 2, text: '三(2)班' } as const };
    const renamed = { ...first, name: '改名了', phone };
    const done = await bench.carryOut(school, { rows: [renamed, moved] });
    expect(done.summary).toMatchObject({ added: 0, changed: 1, moved: 1, unchanged: 0 });
    const events = await bench.takeOutbox();
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining([OrgEvents.personChanged, OrgEvents.membershipEnded, OrgEvents.membershipStarted]),
    );
    const changed = events.find(({ type }) => type === OrgEvents.personChanged);
    expect(changed?.data).toMatchObject({ signInChanged: true, changed: ['name', 'phone'] });
    expect((changed?.data['loginNames'] as { kind: string }[]).map(({ kind }) => kind).sort()).toEqual([
      'id_number',
      'phone',
      'student_number',
    ]);
    const history = await bench.database.query('SELECT what, fields FROM person_change WHERE import_id = $1', [
      done.id,
    ]);
    expect(history).toEqual([{ what: 'imported', fields: ['name', 'phone'] }]);
    expect(await active()).toBe(2);
  });

  it('lets nobody leave by being absent, and stops a whole file that loses more than a tenth until it is meant', async () => {
    const rows = pupils(20);
    await bench.carryOut(school, { rows });
    const partial = await bench.carryOut(school, { rows: rows.slice(0, 5) });
    expect(partial.summary).toMatchObject({ leaving: 0 });
    expect(await active()).toBe(20);

    const whole = await bench.dryRun(school, { rows: rows.slice(0, 15) }, true);
    expect(whole.summary).toMatchObject({ leaving: 5, present: 20 });
    await expect(bench.confirm.execute(whole, false, 'operator')).rejects.toMatchObject({
      code: 'org.import_leaving_not_accepted',
    });
    expect(await active()).toBe(20);
    await bench.confirm.execute(whole, true, 'operator');
    await bench.apply.execute(whole.id);
    expect(await active()).toBe(15);
    const ended = (await bench.takeOutbox()).filter(({ type }) => type === OrgEvents.personEnded);
    expect(ended).toHaveLength(5);
  });

  it('keeps the person of a refused row', async () => {
    const rows = pupils(4);
    await bench.carryOut(school, { rows });
    const [bad, ...good] = rows as [ReturnType<typeof aPupil>, ...ReturnType<typeof aPupil>[]];
    const refused = [{ sheet: '学生', row: bad.row, seen: { ...bad, document: undefined, studentNumber: undefined } }];
    const whole = await bench.dryRun(school, { rows: good, refused }, true);
    expect(whole.summary).toMatchObject({ leaving: 0, refused: 1 });
  });

  it('undoes a batch: the added end, the changed get back what they had, events say so', async () => {
    const rows = pupils(3);
    await bench.carryOut(school, { rows });
    const more = pupils(2);
    const done = await bench.carryOut(school, { rows: [{ ...rows[0]!, name: '错名', phone }, ...more] });
    await bench.takeOutbox();
    const counts = await bench.undo.execute(done, 'operator');
    expect(counts).toEqual({ ended: 2, restored: 1, kept: 0 });
    expect(await active()).toBe(3);
    const names = await bench.database.query<{ name: string }>(
      `SELECT p.name FROM person p JOIN membership m ON m.person_id = p.id AND m.to_date IS NULL WHERE m.school_id = $1 ORDER BY 1`,
      [school],
    );
    expect(names.map(({ name }) => name)).toEqual(rows.map(({ name }) => name).sort());
    const types = (await bench.takeOutbox()).map(({ type }) => type);
    expect(types.filter((type) => type === OrgEvents.personEnded)).toHaveLength(2);
    expect(types).toContain(OrgEvents.personChanged);
    const again = await bench.carryOut(school, { rows: more });
    expect(again.summary).toMatchObject({ added: 2 });
    await expect(bench.undo.execute(done, 'operator')).rejects.toMatchObject({ code: 'org.import_state_wrong' });
  });

  it('leaves what was edited since alone when undoing', async () => {
    const done = await bench.carryOut(school, { rows: pupils(2) });
    await bench.test.asOwner(
      `UPDATE org.person SET version = version + 1 WHERE id = (SELECT id FROM org.person WHERE import_id = $1 LIMIT 1)`,
      [done.id],
    );
    expect(await bench.undo.execute(done, 'operator')).toEqual({ ended: 1, restored: 0, kept: 1 });
  });

  it('makes one guardian of siblings by name and phone, never by phone alone', async () => {
    const guardian = { name: '韦大', relation: '51', phone };
    const rows = pupils(3).map((row, i) => ({ ...row, guardians: [i < 2 ? guardian : { ...guardian, name: '韦二' }] }));
    const done = await bench.carryOut(school, { rows });
    expect(done.summary).toMatchObject({ guardiansAdded: 2 });
    expect(await active('guardian')).toBe(2);
    const [{ count }] = (await bench.database.query(
      'SELECT count(*)::int AS count FROM guardianship WHERE import_id = $1',
      [done.id],
    )) as [{ count: number }];
    expect(count).toBe(3);
    const again = await bench.carryOut(school, { rows });
    expect(again.summary).toMatchObject({ guardiansAdded: 0, unchanged: 3 });
    expect((await bench.takeOutbox()).filter(({ type }) => type === OrgEvents.guardianshipStarted)).toHaveLength(3);
  });

  it('gives a pupil of another school a second membership and leaves the other school’s fields alone', async () => {
    const [pupil] = pupils(1) as [ReturnType<typeof aPupil>];
    await bench.carryOut(school, { rows: [pupil] });
    const other = await bench.addSchool('第二小学');
    const done = await bench.carryOut(other, { rows: [{ ...pupil, name: '另一个写法', studentNumber: '77' }] });
    expect(done.summary).toMatchObject({ added: 0, changed: 1, warnings: 1 });
    const people = await bench.database.query(
      `SELECT p.name, count(m.id)::int AS memberships FROM person p JOIN membership m ON m.person_id = p.id AND m.to_date IS NULL
       WHERE m.school_id IN ($1, $2) GROUP BY p.id, p.name`,
      [school, other],
    );
    expect(people).toEqual([{ name: pupil.name, memberships: 2 }]);
  });

  it('refuses a row whose numbers belong to two people', async () => {
    const [a, b] = pupils(2) as [ReturnType<typeof aPupil>, ReturnType<typeof aPupil>];
    await bench.carryOut(school, { rows: [a, b] });
    const mixed = await bench.dryRun(school, { rows: [{ ...a, studentNumber: b.studentNumber }] });
    expect(mixed.summary).toMatchObject({ refused: 1, changed: 0 });
    const problems = await bench.database.query('SELECT code, row_number FROM import_problem WHERE import_id = $1', [
      mixed.id,
    ]);
    expect(problems).toEqual([{ code: 'org.import_row_identifiers_disagree', row_number: a.row }]);
  });

  it('gives staff their positions; a new head teacher takes the class over', async () => {
    const of = { stage: 'primary', entryYear: 2023, number: 1, text: '三(1)班' } as const;
    const teacher = (name: string, staffNumber: string) => ({
      sheet: '教职工',
      row: 2,
      kind: 'staff' as const,
      name,
      staffNumber,
      headTeacherOf: of,
    });
    await bench.carryOut(school, {
      rows: [...pupils(1), { ...teacher('甲老师', 'T1'), teaching: [{ subject: '语文', classes: [of] }] }],
    });
    await bench.carryOut(school, { rows: [teacher('乙老师', 'T2')] });
    const positions = await bench.database.query(
      `SELECT p.name, x.kind, x.to_date IS NULL AS now FROM position x JOIN person p ON p.id = x.person_id WHERE x.school_id = $1 ORDER BY 1, 2`,
      [school],
    );
    expect(positions).toEqual([
      { name: '乙老师', kind: 'head_teacher', now: true },
      { name: '甲老师', kind: 'head_teacher', now: false },
      { name: '甲老师', kind: 'subject_teacher', now: true },
    ]);
  });

  it('loses nothing when the database goes away while it is applied', async () => {
    const ready = await bench.dryRun(school, { rows: pupils(50) });
    await bench.confirm.execute(ready, false, 'operator');
    const applying = bench.apply.execute(ready.id).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 15));
    await bench.test.cutConnections();
    await applying;
    await new Promise((resolve) => setTimeout(resolve, 100));
    await bench.apply.execute(ready.id);
    expect((await bench.imports.find(ready.id))?.state).toBe('done');
    expect(await active()).toBe(50);
  });
});
