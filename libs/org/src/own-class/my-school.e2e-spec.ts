import { randomUUID } from 'node:crypto';
import { todayInChina, usualSchoolYearOn } from '../calendar/school-year';
import { OrgFixture } from '../unit/org.fixture';

jest.setTimeout(60_000);

const today = todayInChina();
const year = usualSchoolYearOn(today);

/** What teachers, pupils and guardians see of their own school. */
describe('my school', () => {
  let org: OrgFixture;
  const units = { district: '', first: '', second: '', one: '', other: '' };
  const people = { teacher: '', pupil: '', guardian: '', stranger: '' };
  const ids = { own: '', entered: '', teacher: '' };

  const place = async (personId: string, unitId: string, schoolId: string | null, role: string) => {
    const id = randomUUID();
    await org.test.asOwner(
      `INSERT INTO org.membership (id, person_id, unit_id, school_id, role, sort_key) VALUES ($1, $2, $3, $4, $5, 'a')`,
      [id, personId, unitId, schoolId, role],
    );
    return id;
  };
  const guard = async (guardianId: string, studentId: string, source: string) => {
    const id = randomUUID();
    await org.test.asOwner(
      `INSERT INTO org.guardianship (id, guardian_id, student_id, relation, source) VALUES ($1, $2, $3, '52', $4)`,
      [id, guardianId, studentId, source],
    );
    return id;
  };
  const me = (person: string, path: string, method = 'GET') => org.ask(method, `/me/${path}`, { as: { person } });
  const add = (unitId: string, title: string, startsOn = today, more: object = {}) =>
    org.ask('POST', `/units/${unitId}/calendar/entries`, {
      body: { kind: 'event', title, startsOn, endsOn: startsOn, ...more },
    });
  const titles = async (person: string, query = '') =>
    ((await me(person, `calendar${query}`)).body.entries as { title: string }[]).map(({ title }) => title);

  beforeAll(async () => {
    org = await OrgFixture.start();
    units.district = await org.unit('district');
    units.first = await org.unit('school', units.district, { name: '第一小学' });
    units.second = await org.unit('school', units.district, { name: '第二小学' });
    units.one = await org.unit('class', units.first, { stage: 'primary', entryYear: year, classNumber: 1 });
    units.other = await org.unit('class', units.second, { stage: 'primary', entryYear: year, classNumber: 2 });
    people.teacher = await org.person('黄老师');
    people.pupil = await org.person('周小雨');
    people.guardian = await org.person('周大川');
    people.stranger = await org.person('生人');
    ids.teacher = await place(people.teacher, units.first, units.first, 'staff');
    await org.test.asOwner(
      `INSERT INTO org.position (id, person_id, unit_id, school_id, kind) VALUES (gen_random_uuid(), $1, $2, $3, 'head_teacher')`,
      [people.teacher, units.one, units.first],
    );
    await place(people.pupil, units.one, units.first, 'student');
    await place(await org.person('同学'), units.one, units.first, 'student');
    const sibling = await org.person('周小雪');
    await place(sibling, units.other, units.second, 'student');
    ids.entered = await guard(people.guardian, people.pupil, 'import');
    ids.own = await guard(people.guardian, sibling, 'self');
  });
  afterAll(() => org.close());

  it('shows each their classes: teacher, pupil, guardian, nobody', async () => {
    const [taught] = (await me(people.teacher, 'class-cards')).body.items;
    const own = { className: '一年级(1)班', schoolName: '第一小学', pupils: 2, headTeachers: ['黄老师'] };
    expect(taught).toMatchObject({ ...own, as: 'staff', identityId: ids.teacher, titles: ['班主任'] });
    expect((await me(people.pupil, 'class-cards')).body.items).toMatchObject([{ ...own, as: 'student', titles: [] }]);
    const children = (await me(people.guardian, 'class-cards')).body.items as { childName: string }[];
    expect(children.find(({ childName }) => childName === '周小雨')).toMatchObject({
      ...own,
      ...{ as: 'guardian', identityId: ids.entered, relation: '52', canUnbind: false },
    });
    expect(children.find(({ childName }) => childName === '周小雪')).toMatchObject({ canUnbind: true, pupils: 1 });
    expect((await me(people.stranger, 'class-cards')).body.items).toEqual([]);
  });

  it('is for the person, not for an application that acts for the person, the operator or nobody', async () => {
    const acting = { person: people.teacher, client: 'app', scopes: ['org.roster.read'] };
    for (const as of [acting, { client: 'app', scopes: ['org.roster.read'] }, { operator: true }])
      for (const path of ['class-cards', 'calendar', 'calendar.ics'])
        expect((await org.ask('GET', `/me/${path}`, { as })).body.code).toBe('org.roster_caller_unfit');
    const ended = await org.ask('DELETE', `/me/guardianships/${ids.own}`, {
      as: { ...acting, person: people.guardian },
    });
    expect(ended.status).toBe(403);
    expect((await org.ask('GET', '/me/class-cards', { as: 'nonsense' })).status).toBe(401);
  });

  it('has the entries of every unit above, by identity where one is named, and those of no other school', async () => {
    for (const [unit, title] of [
      [units.district, '全区活动'],
      [units.first, '一小运动会'],
      [units.one, '一班班会'],
      [units.second, '二小运动会'],
    ] as const)
      expect((await add(unit, title)).status).toBe(201);
    expect(await titles(people.pupil)).toEqual(['全区活动', '一小运动会', '一班班会']);
    expect(await titles(people.teacher)).toEqual(['全区活动', '一小运动会', '一班班会']);
    expect((await titles(people.guardian)).sort()).toEqual(['一小运动会', '一班班会', '二小运动会', '全区活动'].sort());
    expect(await titles(people.guardian, `?identityId=${ids.own}`)).toEqual(['全区活动', '二小运动会']);
    // Somebody else's identity is nobody's place.
    expect(await titles(people.pupil, `?identityId=${ids.own}`)).toEqual([]);
    expect(await titles(people.stranger)).toEqual([]);
    const file = await me(people.pupil, 'calendar.ics');
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(file.body).toContain('SUMMARY:一小运动会');
    expect(file.body).not.toContain('二小');
    expect((await me(people.pupil, 'calendar?from=2026-02-30')).body.code).toBe('org.calendar_entry_invalid');
  });

  it('has the terms of the nearest unit that has put some', async () => {
    const term = (name: string) => ({ number: 1, name, startsOn: `${year}-09-01`, endsOn: `${year + 1}-07-10` });
    const put = (unit: string, name: string) =>
      org.ask('PUT', `/units/${unit}/school-years/${year}`, { body: { terms: [term(name)] } });
    expect((await put(units.district, '全区学期')).status).toBe(200);
    expect((await put(units.first, '一小学期')).status).toBe(200);
    const names = async (person: string) =>
      ((await me(person, `calendar?from=${year}-09-01`)).body.terms as { name: string }[]).map(({ name }) => name);
    expect(await names(people.pupil)).toEqual(['一小学期']);
    expect((await names(people.guardian)).sort()).toEqual(['一小学期', '全区学期'].sort());
    const wrong = { terms: [{ ...term('x'), startsOn: `${year}-09-31` }] };
    const refused = await org.ask('PUT', `/units/${units.first}/school-years/${year}`, { body: wrong });
    expect([refused.status, refused.body.code]).toEqual([400, 'org.terms_invalid']);
  });

  it('has a calendar that its administrator alone edits, and never over somebody else’s change', async () => {
    const admin = { person: await org.holder('school_admin', units.first) };
    const path = `/units/${units.first}/calendar/entries`;
    const body = { kind: 'exam', title: '期中考试', startsOn: '2026-11-10', endsOn: '2026-11-12' };
    const added = await org.ask('POST', path, { as: admin, body });
    expect(added.status).toBe(201);
    const one = `${path}/${added.body.id}`;
    expect((await org.ask('PUT', one, { as: admin, body: { ...body, title: '期中检测', version: 1 } })).status).toBe(
      204,
    );
    const late = await org.ask('PUT', one, { as: admin, body: { ...body, version: 1 } });
    expect([late.status, late.body.code]).toEqual([409, 'org.calendar_entry_changed']);
    for (const as of [{ person: people.teacher }, { person: people.pupil }, { person: people.stranger }]) {
      expect((await org.ask('POST', path, { as, body })).status).toBe(403);
      expect((await org.ask('DELETE', one, { as })).status).toBe(403);
    }
    // Another school's administrator, and one's own unit in the address of another unit's entry.
    const foreign = { person: await org.holder('school_admin', units.second) };
    expect((await org.ask('DELETE', one, { as: foreign })).status).toBe(403);
    const crossed = `/units/${units.second}/calendar/entries/${added.body.id}`;
    expect((await org.ask('DELETE', crossed, { as: foreign })).body.code).toBe('org.calendar_entry_not_found');
    for (const bad of [{ kind: 'party' }, { title: ' ' }, { startsOn: '2026-13-01' }, { endsOn: '2026-11-09' }])
      expect((await org.ask('POST', path, { as: admin, body: { ...body, ...bad } })).status).toBe(400);
    expect((await org.ask('DELETE', one, { as: admin })).status).toBe(204);
    expect((await org.ask('DELETE', one, { as: admin })).status).toBe(404);
  });

  it('lets a guardian unbind the child that the guardian bound, and nothing else', async () => {
    const refused = async (person: string, id: string) =>
      (await me(person, `guardianships/${id}`, 'DELETE')).body.code === 'org.guardianship_not_found';
    expect(await refused(people.guardian, ids.entered)).toBe(true);
    expect(await refused(people.stranger, ids.own)).toBe(true);
    expect(await refused(people.guardian, randomUUID())).toBe(true);
    expect((await me(people.guardian, 'guardianships/nonsense', 'DELETE')).status).toBe(400);
    expect((await me(people.guardian, `guardianships/${ids.own}`, 'DELETE')).status).toBe(204);
    expect(await refused(people.guardian, ids.own)).toBe(true);
    expect((await me(people.guardian, 'class-cards')).body.items).toHaveLength(1);
  });
});
