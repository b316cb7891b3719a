import { idCardOf, PeopleFixture } from '../person/people.fixture';

interface Items {
  readonly items: (Record<string, unknown> & { readonly id: string })[];
  readonly nextCursor?: string;
}

describe('rosters for applications', () => {
  let fixture: PeopleFixture;
  let teacher: string;
  let pupil: string;
  let other: string;
  const phone = '13900000101';

  beforeAll(async () => {
    fixture = await PeopleFixture.start();
    teacher = await fixture.person('黄老师', '一小', 'staff');
    const contacts = { phone };
    const identifiers = [
      { kind: 'id_card', value: idCardOf(301) },
      { kind: 'student_number', value: '0301' },
    ];
    pupil = await fixture.person('小甲', '一小1班', 'student', { contacts, identifiers });
    await fixture.person('小乙', '一小1班');
    other = await fixture.person('小丙', '二小1班', 'student', { contacts });
    for (const [unit, kind] of [
      ['一小1班', 'head_teacher'],
      ['一小2班', 'subject_teacher'],
    ] as const) {
      const body = { unitId: fixture.unit(unit), kind, ...(kind === 'subject_teacher' ? { subject: '数学' } : {}) };
      const answer = await fixture.call({ operator: true }, 'POST', `/api/org/v1/people/${teacher}/positions`, body);
      expect(answer.status).toBe(201);
    }
    // What the authority source of org makes of a teacher's token, by person: the own classes.
    fixture.allow(teacher, 'org.roster.read', '一小1班');
    fixture.allow(teacher, 'org.roster.read', '一小2班');
    fixture.allow('homework', 'org.roster.read', '一小');
    fixture.allow('region-app', 'org.roster.read', '局');
  });
  afterAll(() => fixture.close());

  const get = (token: object, path: string) => fixture.call<Items>(token, 'GET', `/api/org/v1/${path}`);
  const asTeacher = (client: string) => ({ person: teacher, client });

  it('shows a teacher the own classes', async () => {
    const { body } = await get(asTeacher('homework'), 'me/classes');
    expect(body.items.map((one) => [one.id, one['positions']])).toEqual([
      [fixture.unit('一小1班'), [{ kind: 'head_teacher', subject: '' }]],
      [fixture.unit('一小2班'), [{ kind: 'subject_teacher', subject: '数学' }]],
    ]);
  });

  it('shows pupils by ids only without a grant', async () => {
    const { status, body, text } = await get(asTeacher('no-grant'), `me/classes/${fixture.unit('一小1班')}/pupils`);
    expect(status).toBe(200);
    expect(body.items).toHaveLength(2);
    expect(Object.keys(body.items[0] ?? {}).sort()).toEqual(['id', 'memberships', 'status']);
    expect(text).not.toContain('小甲');
  });

  it('shows the granted fields and no others, while the grant lasts and where it reaches', async () => {
    fixture.grantFields('homework', '一小', ['name', 'student_number', 'sex']);
    fixture.grantFields('homework', '二小', ['phone']);
    fixture.grantFields('homework', '一小1班', ['birth_date'], -1);
    const path = `me/classes/${fixture.unit('一小1班')}/pupils`;
    const { body, text } = await get(asTeacher('homework'), path);
    expect(body.items.find(({ id }) => id === pupil)).toEqual({
      id: pupil,
      name: '小甲',
      sex: '1',
      studentNumber: '0301',
      status: 'active',
      memberships: [{ unitId: fixture.unit('一小1班'), role: 'student' }],
    });
    expect(text).not.toContain(phone);
    expect(text).not.toContain(idCardOf(301));
  });

  it('shows a teacher at the base itself the names of the own classes, and nothing sealed, whatever an application may', async () => {
    fixture.grantFields('homework', '一小', ['student_number', 'phone']);
    const own = { person: teacher };
    expect((await get(own, 'me/classes')).body.items.map(({ id }) => id)).toEqual(
      ['一小1班', '一小2班'].map((name) => fixture.unit(name)),
    );
    const { body, text } = await get(own, `me/classes/${fixture.unit('一小1班')}/pupils`);
    expect(body.items.find(({ id }) => id === pupil)).toEqual({
      ...{ id: pupil, name: '小甲', pinyin: 'xiao jia', sex: '1', status: 'active' },
      memberships: [{ unitId: fixture.unit('一小1班'), role: 'student' }],
    });
    for (const secret of [phone, idCardOf(301), '"0301"']) expect(text).not.toContain(secret);
    expect((await get(own, `me/classes/${fixture.unit('二小1班')}/pupils`)).status).toBe(404);
    expect((await get(own, 'roster/people')).status).toBe(403);
    expect((await get(own, `people?unitId=${fixture.unit('一小1班')}`)).status).toBe(403);
    expect((await get({ person: pupil }, 'me/classes')).status).toBe(403);
  });

  it('opens a sealed field only for a client with a grant for it', async () => {
    fixture.grantFields('safety', '一小1班', ['phone', 'id_number']);
    const { body } = await get(asTeacher('safety'), `me/classes/${fixture.unit('一小1班')}/pupils`);
    expect(body.items.find(({ id }) => id === pupil)).toMatchObject({ phone, idNumber: idCardOf(301) });
  });

  it('hides classes that are not the own ones, also where the permission would reach', async () => {
    fixture.allow(teacher, 'org.roster.read', '二小');
    expect((await get(asTeacher('homework'), `me/classes/${fixture.unit('二小1班')}/pupils`)).status).toBe(404);
    expect((await get({ person: pupil, client: 'homework' }, 'me/classes')).status).toBe(403);
  });

  it('pages pupils by a cursor', async () => {
    const path = `me/classes/${fixture.unit('一小1班')}/pupils?limit=1`;
    const first = await get(asTeacher('homework'), path);
    const second = await get(asTeacher('homework'), `${path}&cursor=${first.body.nextCursor}`);
    expect(second.body.nextCursor).toBeUndefined();
    expect(new Set([...first.body.items, ...second.body.items].map(({ id }) => id)).size).toBe(2);
    expect((await get(asTeacher('homework'), `${path}&cursor=x`)).status).toBe(400);
  });

  it('answers /me with ids and granted fields', async () => {
    const { body } = await get(asTeacher('homework'), 'me');
    expect(body).toMatchObject({ id: teacher, name: '黄老师' });
    expect((await get(asTeacher('no-grant'), 'me')).text).not.toContain('黄');
    expect((await get({ client: 'homework' }, 'me')).status).toBe(403);
  });

  it('gives an application the people, memberships and units of its own units only', async () => {
    const people = await get({ client: 'homework' }, 'roster/people');
    expect(people.body.items.map(({ id }) => id)).toContain(pupil);
    expect(people.body.items.map(({ id }) => id)).not.toContain(other);
    expect(people.body.items.find(({ id }) => id === pupil)).toMatchObject({ name: '小甲' });
    const units = await get({ client: 'homework' }, 'roster/units');
    expect(units.body.items.map(({ id }) => id).sort()).toEqual(
      ['一小', '一小1班', '一小2班'].map((name) => fixture.unit(name)).sort(),
    );
    const memberships = await get({ client: 'homework' }, 'roster/memberships');
    expect(memberships.body.items.every((one) => one['schoolId'] === fixture.unit('一小'))).toBe(true);
    const region = await get({ client: 'region-app' }, 'roster/people');
    expect(region.body.items.map(({ id }) => id)).toEqual(expect.arrayContaining([pupil, other]));
    expect(region.text).not.toContain('小甲');
  });

  it('refuses whole rosters to a person and to a client without the scope', async () => {
    for (const list of ['units', 'people', 'memberships', 'guardianships']) {
      expect((await get(asTeacher('homework'), `roster/${list}`)).status).toBe(403);
      expect((await get({ client: 'unknown-app' }, `roster/${list}`)).status).toBe(403);
    }
  });

  it('links guardians with the school of the child, and gives guardianships to applications', async () => {
    const guardian = await fixture.person('李妈妈', '二小', 'guardian');
    const link = { guardianId: guardian, studentId: pupil, relation: '妈妈' };
    const operator = { operator: true };
    const first = await fixture.call<{ id: string }>(operator, 'POST', '/api/org/v1/guardianships', link);
    expect(first.status).toBe(201);
    expect((await fixture.call(operator, 'POST', '/api/org/v1/guardianships', link)).status).toBe(409);
    const { body } = await get({ client: 'homework' }, 'roster/guardianships');
    expect(body.items).toMatchObject([{ guardianId: guardian, studentId: pupil, relation: '52' }]);
    expect((await get({ client: 'homework' }, 'roster/people')).body.items.map(({ id }) => id)).toContain(guardian);
    expect((await fixture.call(operator, 'POST', `/api/org/v1/guardianships/${first.body.id}/end`)).status).toBe(204);
    expect((await get({ client: 'homework' }, 'roster/people')).body.items.map(({ id }) => id)).not.toContain(guardian);
    const ends = (await fixture.events(guardian)).filter(({ type }) => type === 'org.membership.ended.v1');
    expect(ends).toHaveLength(1);
    const self = { ...link, guardianId: pupil };
    expect((await fixture.call(operator, 'POST', '/api/org/v1/guardianships', self)).status).toBe(400);
  });

  it('writes what an application read into the trail: count, fields and unit, no values', async () => {
    await get({ client: 'homework' }, 'roster/people');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const rows = await fixture.database.asOwner<{ text: string }>(
      `SELECT to_jsonb(p)::text AS text FROM audit.pending p WHERE to_jsonb(p)::text LIKE '%org.roster.people%'`,
    );
    const last = rows.filter(({ text }) => text.includes('client:homework')).at(-1)?.text ?? '';
    for (const part of ['student_number', fixture.unit('一小')]) expect(last).toContain(part);
    expect(last).not.toContain('小甲');
  });

  it('takes the own classes from a teacher who leaves the school', async () => {
    const page = `/api/org/v1/people/${teacher}`;
    expect((await fixture.call({ operator: true }, 'POST', `${page}/end`, { reason: 'left' })).status).toBe(204);
    expect((await get(asTeacher('homework'), 'me/classes')).body.items).toEqual([]);
    expect((await get(asTeacher('homework'), `me/classes/${fixture.unit('一小1班')}/pupils`)).status).toBe(404);
  });
});
