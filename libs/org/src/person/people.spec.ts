import { idCardOf, PeopleFixture } from './people.fixture';

const operator = { operator: true } as const;

interface Item {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string;
  readonly identifiers: Record<string, string>;
  readonly contacts: Record<string, string>;
  readonly memberships: { id: string; unitId: string }[];
}

describe('people over HTTP', () => {
  let fixture: PeopleFixture;
  beforeAll(async () => {
    fixture = await PeopleFixture.start();
    fixture.allow('head-one', '*', '一小');
    fixture.allow('head-two', '*', '二小');
    fixture.allow('reader-one', 'org.person.read', '一小');
  });
  afterAll(() => fixture.close());

  const people = '/api/org/v1/people';
  const headOne = { person: 'head-one' };
  const headTwo = { person: 'head-two' };
  const listOf = (unit: string, query = '') =>
    fixture.call<{ items: Item[]; nextCursor?: string }>(
      operator,
      'GET',
      `${people}?unitId=${fixture.unit(unit)}${query}`,
    );
  const page = (id: string, token: Parameters<PeopleFixture['call']>[0] = operator) =>
    fixture.call<
      Record<string, never> & {
        identifiers: Record<string, string>[];
        history: { what: string }[];
        version: number;
        status: string;
        memberships: { id: string; active: boolean }[];
        isElsewhereToo: boolean;
      }
    >(token, 'GET', `${people}/${id}`);

  it('adds a person with derived facts, history, events and login names, and never answers a clear number', async () => {
    const idCard = idCardOf(101);
    const answer = await fixture.call<{ id: string }>(headOne, 'POST', people, {
      name: ' 王 小 明',
      ethnicity: '壮',
      identifiers: [
        { kind: 'id_card', value: idCard.toLowerCase() },
        { kind: 'student_number', value: '２０２３０１' },
      ],
      contacts: { phone: '+86 139-0000-0001' },
      membership: { unitId: fixture.unit('一小1班'), role: 'student' },
    });
    expect(answer.status).toBe(201);
    const { id } = answer.body;
    const read = await page(id, headOne);
    expect(read.body).toMatchObject({
      name: '王小明',
      pinyin: 'wang xiao ming',
      sex: '1',
      birthDate: '2016-**-**',
      ethnicity: '08',
      audience: 'student',
      history: [{ what: 'added' }],
    });
    for (const secret of [idCard, '202301', '13900000001']) expect(read.text).not.toContain(secret);
    const events = await fixture.events(id);
    expect(events.map((event) => event.type)).toEqual(['org.person.added.v1', 'org.membership.started.v1']);
    const names = (events[0]?.data['loginNames'] ?? []) as { kind: string; schoolId?: string; blindIndex: string }[];
    expect(names.map(({ kind }) => kind).sort()).toEqual(['id_number', 'phone', 'student_number']);
    expect(names.find(({ kind }) => kind === 'student_number')?.schoolId).toBe(fixture.unit('一小'));
    expect(names.find(({ kind }) => kind === 'id_number')?.blindIndex).toBe(
      fixture.keyring.blindIndex.of('id_number', idCard).toString('base64url'),
    );
    const [row] = await fixture.database.asOwner<{ sealed: Buffer }>(
      `SELECT sealed FROM org.identifier WHERE person_id = $1 AND kind = 'id_card'`,
      [id],
    );
    expect(fixture.keyring.fieldCipher.open('org.identifier', row?.sealed as Buffer)).toBe(idCard);
  });

  it('tells every fault of a person at once, with paths', async () => {
    const answer = await fixture.call<{ code: string; faults: { path: string; code: string }[] }>(
      headOne,
      'POST',
      people,
      {
        name: '张三1',
        sex: '雄',
        birthDate: '2016-02-30',
        identifiers: [{ kind: 'id_card', value: '3.4E+17' }],
        contacts: { phone: '123' },
        attributes: { politics: '不知道', nonsense: 'x' },
        membership: { unitId: fixture.unit('一小1班'), role: 'student' },
      },
    );
    expect(answer.status).toBe(400);
    expect(answer.body.faults.map(({ path }) => path).sort()).toEqual(
      ['attributes.nonsense', 'attributes.politics', 'birthDate', 'identifiers.0.value', 'name', 'phone', 'sex'].sort(),
    );
    expect(answer.text).not.toContain('3.4E');
  });

  it('refuses a day of birth or sex that contradicts the ID number', async () => {
    const answer = await fixture.call<{ faults: { path: string }[] }>(headOne, 'POST', people, {
      name: '李四',
      sex: '女',
      birthDate: '2016-05-02',
      identifiers: [{ kind: 'id_card', value: idCardOf(103) }],
      membership: { unitId: fixture.unit('一小1班'), role: 'student' },
    });
    expect(answer.body.faults.map(({ path }) => path).sort()).toEqual(['birthDate', 'sex']);
  });

  it('refuses units out of scope and people out of scope with the same answers as for unknown ones', async () => {
    const elsewhere = { name: '赵六', membership: { unitId: fixture.unit('二小1班'), role: 'student' } };
    expect((await fixture.call(headOne, 'POST', people, elsewhere)).status).toBe(404);
    const other = await fixture.person('赵六', '二小1班');
    for (const [method, path, body] of [
      ['GET', `${people}/${other}`, undefined],
      ['PATCH', `${people}/${other}`, { name: '赵七' }],
      ['POST', `${people}/${other}/suspend`, {}],
      ['POST', `${people}/${other}/reveal`, { field: 'phone', reason: '联系' }],
      ['POST', `${people}/${other}/identifiers`, { kind: 'passport', value: 'E1' }],
      ['DELETE', `${people}/${other}`, undefined],
    ] as const) {
      expect([path, (await fixture.call(headOne, method, path, body)).status]).toEqual([path, 404]);
    }
    expect((await fixture.call(headOne, 'GET', `${people}?unitId=${fixture.unit('二小')}`)).status).toBe(403);
    expect((await fixture.call({ person: 'reader-one' }, 'POST', people, elsewhere)).status).toBe(403);
  });

  it('changes with absent, null and value, keeps history masked, and refuses a stale version', async () => {
    const id = await fixture.person('钱五', '一小1班', 'student', { sex: '男', contacts: { phone: '13900000002' } });
    const first = await fixture.call<{ version: number }>(
      headOne,
      'PATCH',
      `${people}/${id}`,
      { name: '钱伍', sex: null, contacts: { phone: '13900000003' } },
      { 'if-match': '"1"' },
    );
    expect(first.body).toEqual({ version: 2 });
    const stale = await fixture.call<{ code: string }>(headOne, 'PATCH', `${people}/${id}`, {
      name: '钱武',
      version: 1,
    });
    expect([stale.status, stale.body.code]).toEqual([409, 'org.person_changed_meanwhile']);
    const read = await page(id);
    expect(read.body).toMatchObject({ name: '钱伍', sex: null, history: [{ what: 'changed' }, { what: 'added' }] });
    expect(read.text).not.toContain('13900000002');
    const [, , changed] = await fixture.events(id);
    expect(changed).toMatchObject({ type: 'org.person.changed.v1', data: { signInChanged: true } });
    expect(changed?.data['changed']).toEqual(['name', 'sex', 'phone']);
    const same = await fixture.call<{ version: number }>(headOne, 'PATCH', `${people}/${id}`, { name: '钱伍' });
    expect(same.body).toEqual({ version: 2 });
    expect(await fixture.events(id)).toHaveLength(3);
  });

  it('lets one of two simultaneous edits win', async () => {
    const id = await fixture.person('孙一', '一小1班');
    const answers = await Promise.all(
      ['孙二', '孙三'].map((name) => fixture.call(headOne, 'PATCH', `${people}/${id}`, { name, version: 1 })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('corrects an identifier, keeps the old one with its end, and refuses one that another person has', async () => {
    const [wrong, right] = [idCardOf(201), idCardOf(203)];
    const id = await fixture.person('周七', '一小1班', 'student', { identifiers: [{ kind: 'id_card', value: wrong }] });
    const path = `${people}/${id}/identifiers`;
    expect((await fixture.call(headOne, 'POST', path, { kind: 'id_card', value: right })).status).toBe(204);
    const identifiers = (await page(id)).body.identifiers;
    expect(identifiers.map((one) => one['validTo'] === null)).toEqual([true, false]);
    const changed = (await fixture.events(id)).at(-1);
    expect(changed?.data).toMatchObject({ changed: ['id_card'], signInChanged: true });
    const other = await fixture.person('吴八', '一小1班');
    const taken = await fixture.call<{ code: string }>(headOne, 'POST', `${people}/${other}/identifiers`, {
      kind: 'id_card',
      value: right,
    });
    expect([taken.status, taken.body.code]).toEqual([409, 'org.identifier_taken']);
    expect(
      (await fixture.call(headOne, 'POST', `${people}/${other}/identifiers`, { kind: 'id_card', value: wrong })).status,
    ).toBe(204);
    expect((await fixture.call(headOne, 'POST', path, { kind: 'student_number', value: '9' })).status).toBe(400);
    const foreign = { kind: 'student_number', value: '9', schoolId: fixture.unit('二小') };
    expect((await fixture.call(headOne, 'POST', path, foreign)).status).toBe(404);
  });

  it('lets siblings share a phone and the same student number exist in two schools', async () => {
    const contacts = { phone: '13900000009' };
    const identifiers = [{ kind: 'student_number', value: '7' }];
    await fixture.person('郑甲', '一小1班', 'student', { contacts, identifiers });
    await fixture.person('郑乙', '二小1班', 'student', { contacts, identifiers });
    const third = await fixture.call(operator, 'POST', people, {
      name: '郑丙',
      identifiers,
      membership: { unitId: fixture.unit('一小2班'), role: 'student' },
    });
    expect(third.status).toBe(409);
    const found = await listOf('局', '&q=13900000009');
    expect(found.body.items.map(({ name }) => name)).toEqual(['郑甲', '郑乙']);
  });

  it('knows one person in two schools as one, each school seeing its own places only', async () => {
    const id = await fixture.person('冯双', '一小1班');
    const second = { unitId: fixture.unit('二小1班'), role: 'student' };
    expect((await fixture.call(headOne, 'POST', `${people}/${id}/memberships`, second)).status).toBe(404);
    expect((await fixture.call(operator, 'POST', `${people}/${id}/memberships`, second)).status).toBe(201);
    const [one, two] = [await page(id, headOne), await page(id, headTwo)];
    expect([one.body.memberships.length, two.body.memberships.length]).toEqual([1, 1]);
    expect(one.body.isElsewhereToo).toBe(true);
    expect(one.text).not.toContain(fixture.unit('二小1班'));
    const end = await fixture.call(headOne, 'POST', `${people}/${id}/end`, { reason: 'left' });
    expect(end.status).toBe(204);
    expect((await page(id, headTwo)).body.status).toBe('active');
    expect((await page(id, headOne)).status).toBe(404);
    expect((await fixture.call(headTwo, 'POST', `${people}/${id}/end`, { reason: 'left' })).status).toBe(204);
    expect((await page(id)).body.status).toBe('ended');
    const types = (await fixture.events(id)).map(({ type }) => type);
    expect(types.filter((type) => type === 'org.membership.ended.v1')).toHaveLength(2);
    expect(types.at(-1)).toBe('org.person.ended.v1');
  });

  it('lets a school take in a person of another school by document number and name, and by nothing less', async () => {
    const value = idCardOf(501);
    const id = await fixture.person('韩二', '一小1班', 'student', { identifiers: [{ kind: 'id_card', value }] });
    const membership = { unitId: fixture.unit('二小1班'), role: 'student' };
    const join = (body: object) =>
      fixture.call<{ personId: string }>(headTwo, 'POST', `${people}/join`, {
        name: '韩二',
        kind: 'id_card',
        value,
        membership,
        ...body,
      });
    expect((await join({ name: '韩三' })).status).toBe(404);
    expect((await join({ value: idCardOf(503) })).status).toBe(404);
    expect((await join({ membership: { ...membership, unitId: fixture.unit('一小1班') } })).status).toBe(404);
    expect((await join({ kind: 'student_number' })).status).toBe(400);
    expect((await join({})).body.personId).toBe(id);
    expect((await join({})).status).toBe(409);
    expect((await page(id, headTwo)).body.memberships).toHaveLength(1);
    expect((await page(id, headOne)).body.memberships).toHaveLength(1);
  });

  it('moves a pupil to another class and brings back one who had left', async () => {
    const id = await fixture.person('陈动', '一小1班');
    const [first] = (await page(id)).body.memberships;
    const moved = await fixture.call<{ id: string }>(headOne, 'POST', `/api/org/v1/memberships/${first?.id}/move`, {
      unitId: fixture.unit('一小2班'),
    });
    expect(moved.status).toBe(200);
    expect(
      (await fixture.call(headTwo, 'POST', `/api/org/v1/memberships/${moved.body.id}/end`, { reason: 'left' })).status,
    ).toBe(404);
    await fixture.call(headOne, 'POST', `/api/org/v1/memberships/${moved.body.id}/end`, { reason: 'left' });
    expect((await page(id)).body.status).toBe('ended');
    const back = { unitId: fixture.unit('一小2班'), role: 'student' };
    expect((await fixture.call(headOne, 'POST', `${people}/${id}/memberships`, back)).status).toBe(201);
    expect((await page(id)).body.status).toBe('active');
    expect((await fixture.events(id)).slice(-2).map(({ type }) => type)).toEqual([
      'org.person.added.v1',
      'org.membership.started.v1',
    ]);
    expect((await fixture.call(headOne, 'POST', `${people}/${id}/memberships`, back)).status).toBe(409);
    const unfit = { unitId: fixture.unit('一小2班'), role: 'staff' };
    expect((await fixture.call(headOne, 'POST', `${people}/${id}/memberships`, unfit)).status).toBe(400);
  });

  it('suspends, restores and erases', async () => {
    const id = await fixture.person('褚停', '一小1班', 'student', { contacts: { phone: '13900000077' } });
    expect((await fixture.call(headOne, 'POST', `${people}/${id}/suspend`, {})).status).toBe(204);
    expect((await fixture.call(headOne, 'POST', `${people}/${id}/suspend`, {})).status).toBe(409);
    expect((await fixture.call(headOne, 'POST', `${people}/${id}/restore`, {})).status).toBe(204);
    expect((await fixture.call(headOne, 'DELETE', `${people}/${id}`)).status).toBe(204);
    expect((await page(id)).status).toBe(404);
    expect((await fixture.events(id)).slice(-2)).toMatchObject([
      { type: 'org.membership.ended.v1', data: { reason: 'erased' } },
      { type: 'org.person.ended.v1', data: { reason: 'erased' } },
    ]);
    for (const table of ['identifier', 'contact', 'membership', 'person_change']) {
      expect(await fixture.database.asOwner(`SELECT 1 FROM org.${table} WHERE person_id = $1`, [id])).toEqual([]);
    }
  });

  it('reveals one field for a reason and writes that to the trail', async () => {
    const id = await fixture.person('卫明', '一小1班', 'student', { contacts: { phone: '13900000088' } });
    const reveal = (token: object, body: object) =>
      fixture.call<{ value: string }>(token, 'POST', `${people}/${id}/reveal`, body);
    expect((await reveal({ person: 'reader-one' }, { field: 'phone', reason: '家访' })).status).toBe(403);
    expect((await reveal(headOne, { field: 'phone' })).status).toBe(400);
    expect((await reveal(headOne, { field: 'email', reason: '家访' })).status).toBe(404);
    expect((await reveal(headOne, { field: 'phone', reason: '家访' })).body).toEqual({ value: '13900000088' });
    const entries = await fixture.database.asOwner<Record<string, unknown>>(
      `SELECT to_jsonb(p)::text AS text FROM audit.pending p WHERE to_jsonb(p)::text LIKE '%org.person.revealed%'`,
    );
    expect(entries).toHaveLength(1);
    expect(String(entries[0]?.['text'])).toContain('phone');
    expect(String(entries[0]?.['text'])).not.toContain('13900000088');
  });
});
