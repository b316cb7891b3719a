import { randomUUID } from 'node:crypto';
import { OrgFixture } from '../unit/org.fixture';
import { todayInChina, usualSchoolYearOn } from '../calendar/school-year';

jest.setTimeout(60_000);

const entryYear = usualSchoolYearOn(todayInChina());

describe('facts of a unit', () => {
  let org: OrgFixture;
  const units = { district: '', first: '', second: '', one: '', two: '', department: '' };

  const place = async (unitId: string, schoolId: string | null, role: string, personId: string = randomUUID()) => {
    await org.test.asOwner(
      `INSERT INTO org.membership (id, person_id, unit_id, school_id, role, sort_key)
       VALUES (gen_random_uuid(), $1::uuid, $2, $3, $4, 'a ' || $1::uuid::text)`,
      [personId, unitId, schoolId, role],
    );
    return personId;
  };
  const end = (personId: string) =>
    org.test.asOwner(
      `UPDATE org.membership SET to_date = current_date, ended_at = now(), end_reason = 'left' WHERE person_id = $1`,
      [personId],
    );
  const facts = async (unitId: string) => (await org.ask('GET', `/units/${unitId}/facts`)).body;
  const tasks = async (unitId: string) =>
    Object.fromEntries(
      ((await facts(unitId)).thingsToDo as { kind: string; count: number }[]).map(({ kind, count }) => [kind, count]),
    );

  beforeAll(async () => {
    org = await OrgFixture.start();
    units.district = await org.unit('district');
    units.first = await org.unit('school', units.district, { name: '第一小学' });
    units.second = await org.unit('school', units.district, { name: '第二小学' });
    const aClass = (number: number) =>
      org.unit('class', units.first, { stage: 'primary', entryYear, classNumber: number });
    units.one = await aClass(1);
    units.two = await aClass(2);
    units.department = await org.unit('department', units.first);
    const { one, first, second, department, district } = units;
    for (let n = 0; n < 3; n += 1) await place(one, first, 'student');
    const teacher = await place(first, first, 'staff');
    await place(department, first, 'staff', teacher);
    await place(second, second, 'staff', teacher);
    await place(first, first, 'guardian');
    await place(district, null, 'administrator');
    await end(await place(one, first, 'student'));
  });
  afterAll(() => org.close());

  it('count people by role, each once in a school, and nobody who has left', async () => {
    expect(await facts(units.first)).toMatchObject({
      ...{ unitId: units.first, schools: 1, classes: 2 },
      people: { student: 3, staff: 1, guardian: 1, administrator: 0 },
    });
    expect(await facts(units.district)).toMatchObject({
      ...{ schools: 2, classes: 2 },
      people: { student: 3, staff: 2, guardian: 1, administrator: 1 },
    });
    expect((await facts(units.one)).people).toEqual({ student: 3, staff: 0, guardian: 0, administrator: 0 });
    expect((await facts(units.two)).people).toEqual({ student: 0, staff: 0, guardian: 0, administrator: 0 });
  });

  it('compare what is directly below', async () => {
    const { items } = (await org.ask('GET', `/units/${units.district}/facts/children`)).body;
    expect(items.map(({ name, people, classes }: never) => [name, people, classes])).toEqual(
      expect.arrayContaining([
        ['第一小学', { student: 3, staff: 1, guardian: 1, administrator: 0 }, 2],
        ['第二小学', { student: 0, staff: 1, guardian: 0, administrator: 0 }, 0],
      ]),
    );
    const inside = (await org.ask('GET', `/units/${units.first}/facts/children`)).body.items;
    const of = (id: string) => inside.find(({ unitId }: { unitId: string }) => unitId === id);
    expect(of(units.one).people.student).toBe(3);
    expect(of(units.department).people).toEqual({ student: 0, staff: 1, guardian: 0, administrator: 0 });
  });

  it('say what is to be done, and no longer when it is', async () => {
    expect(await tasks(units.district)).toEqual({
      school_without_administrator: 2,
      class_without_head_teacher: 2,
      class_without_pupils: 1,
    });
    await org.holder('school_admin', units.first);
    await org.test.asOwner(
      `INSERT INTO org.position (id, person_id, unit_id, school_id, kind) VALUES (gen_random_uuid(), $1, $2, $3, 'head_teacher')`,
      [randomUUID(), units.one, units.first],
    );
    const { thingsToDo } = await facts(units.first);
    expect(thingsToDo).toEqual([
      { kind: 'class_without_head_teacher', count: 1, units: [{ unitId: units.two, name: expect.any(String) }] },
      { kind: 'class_without_pupils', count: 1, units: [{ unitId: units.two, name: expect.any(String) }] },
    ]);
    const empty = await org.unit('school', units.district, { name: '新办小学' });
    expect(await tasks(empty)).toEqual({ school_without_people: 1, school_without_administrator: 1 });
  });

  it('tell of the latest import, and of one that waits for its answer or has failed', async () => {
    expect((await facts(units.district)).latestImport).toBeNull();
    const brought = async (schoolId: string, state: string, summary: object | null, at: number) => {
      const id = `0199a3c2-7b1e-7c55-9d3e-00000000000${at}`;
      await org.test.asOwner(
        `INSERT INTO org.import_batch (id, unit_id, school_id, unit_path, file_name, file_size, state, actor, summary)
         VALUES ($1, $2, $2, '', '花名册.xlsx', 1, $3, 'person:x', $4)`,
        [id, schoolId, state, summary === null ? null : JSON.stringify(summary)],
      );
      return id;
    };
    await brought(units.first, 'done', { added: 3, changed: 1, refused: 2 }, 1);
    expect((await facts(units.district)).latestImport).toMatchObject({ schoolName: '第一小学', added: 3, refused: 2 });
    await brought(units.second, 'failed', null, 2);
    const waiting = await brought(units.first, 'ready', { added: 1 }, 3);
    expect(await tasks(units.district)).toMatchObject({ import_waiting: 1, import_failed: 1 });
    expect((await facts(units.district)).latestImport).toMatchObject({ importId: waiting, state: 'ready' });
    expect((await facts(units.second)).latestImport).toMatchObject({ state: 'failed', added: null });
    expect((await facts(units.one)).latestImport).toBeNull();
  });

  it('are for those who may read the people there, and of nowhere else', async () => {
    const administrator = { person: await org.holder('school_admin', units.second) };
    for (const path of ['facts', 'facts/children']) {
      expect((await org.ask('GET', `/units/${units.second}/${path}`, { as: administrator })).status).toBe(200);
      for (const unitId of [units.first, units.district, units.one, randomUUID()])
        expect((await org.ask('GET', `/units/${unitId}/${path}`, { as: administrator })).body.code).toBe(
          'auth.unit_out_of_scope',
        );
      const nobody = { person: await org.person() };
      expect((await org.ask('GET', `/units/${units.second}/${path}`, { as: nobody })).status).toBe(403);
    }
    expect((await org.ask('GET', `/units/${randomUUID()}/facts`)).body.code).toBe('org.unit_not_found');
  });
});
