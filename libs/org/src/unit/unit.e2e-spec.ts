import { ROOT_UNIT_ID } from '@plinth/org-contract';
import { OrgFixture } from './org.fixture';

describe('units over HTTP', () => {
  let org: OrgFixture;
  let bureau: string;
  let district: string;
  let school: string;
  let sibling: string;

  beforeAll(async () => {
    org = await OrgFixture.start();
    bureau = await org.unit('bureau', ROOT_UNIT_ID, { name: '合肥市教育局', regionCode: '340100' });
    district = await org.unit('district', bureau, { name: '瑶海区', regionCode: '340102' });
    school = await org.unit('school', district, { name: '第一实验小学', code: '2134000017', regionCode: '340102' });
    sibling = await org.unit('school', district, { name: '第二实验小学', code: '2134000025' });
  });
  afterAll(() => org.close());

  const add = (body: Record<string, unknown>, key?: string) => org.ask('POST', '/units', { body, ...(key && { key }) });

  it('adds a tree, and tells it in order', async () => {
    const { status, body } = await org.ask('GET', `/units/${school}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ kind: 'school', code: '2134000017', schoolId: school, parentId: district });
    expect(body.path).toBe([bureau, district, school].map((id) => id.replaceAll('-', '')).join('.'));
    expect(await org.events(school)).toEqual(['org.unit.added.v1']);
  });

  it.each([
    ['too short', '213400001', 'org.school_code_invalid'],
    ['of no category', '9934000017', 'org.school_code_invalid'],
    ['of no province', '2199000017', 'org.school_code_invalid'],
    ['of another province', '2132000017', 'org.region_mismatch'],
    ['that another school has', '2134000017', 'org.unit_code_taken'],
  ])('refuses a school code %s', async (_, code, expected) => {
    const answer = await add({ kind: 'school', parentId: district, name: '某小学', code, regionCode: '340102' });
    expect(answer.body.code).toBe(expected);
    expect(answer.status).toBe(expected.endsWith('taken') ? 409 : 400);
  });

  it('knows regions of today and retired ones, and refuses others with the field named', async () => {
    const region = (regionCode: string) => add({ kind: 'bureau', parentId: ROOT_UNIT_ID, name: '局', regionCode });
    expect((await region('110000')).status).toBe(201);
    expect((await region('110103')).status).toBe(201);
    expect((await region('999999')).body).toMatchObject({
      code: 'org.region_unknown',
      faults: [{ path: 'regionCode', message: '行政区划代码 999999 不在 GB/T 2260 中。' }],
    });
    const { body } = await org.ask('GET', '/regions?below=340100');
    expect(body.items).toContainEqual({ code: '340102', name: '瑶海区' });
  });

  it.each([
    ['a school under a school', 'school', () => school],
    ['a class under a bureau', 'class', () => bureau],
    ['a campus under a bureau', 'campus', () => bureau],
  ])('refuses %s', async (_, kind, parent) => {
    const fields = kind === 'class' ? { stage: 'primary', entryYear: 2023, classNumber: 1 } : {};
    const answer = await add({ kind, parentId: parent(), name: 'x', ...fields });
    expect(answer).toMatchObject({ status: 400, body: { code: 'org.unit_misplaced' } });
  });

  it('names every fault of the input at once', async () => {
    const { status, body } = await add({ kind: 'castle', parentId: 'x', name: '', extra: 1 });
    expect(status).toBe(400);
    expect(body.faults.map((fault: { path: string }) => fault.path).sort()).toEqual(
      expect.arrayContaining(['extra', 'kind', 'name', 'parentId']),
    );
    expect((await add({ kind: 'class', parentId: school, stage: 'primary', entryYear: 2023 })).body.code).toBe(
      'org.unit_field_missing',
    );
    expect((await add({ kind: 'school', parentId: district, name: 'x', stage: 'primary' })).body.code).toBe(
      'org.unit_field_unfit',
    );
  });

  it('derives the grade of a class and refuses the same class twice', async () => {
    const body = { kind: 'class', parentId: school, stage: 'primary', entryYear: 2024, classNumber: 3 };
    const answer = await add(body);
    expect(answer.body).toMatchObject({ name: '2024级3班', years: 6, schoolId: school, grade: { state: 'studying' } });
    expect(answer.body.displayName).toMatch(/^.年级\(3\)班$/);
    expect((await add(body)).body.code).toBe('org.class_taken');
    expect((await add({ ...body, parentId: sibling })).status).toBe(201);
  });

  it('follows the school year that a unit above has put', async () => {
    const own = await org.unit('school', district, { name: '校历小学' });
    const year = new Date().getUTCFullYear();
    const klass = await org.unit('class', own, { stage: 'primary', entryYear: year - 1, classNumber: 1 });
    const put = (schoolYear: number, startsOn: string, endsOn: string) =>
      org.ask('PUT', `/units/${district}/school-years/${schoolYear}`, {
        body: { terms: [{ number: 1, name: '第一学期', startsOn, endsOn }] },
      });
    const before = (await org.ask('GET', `/units/${klass}`)).body.grade.number;
    expect([1, 2]).toContain(before);
    expect((await put(year, `${year + 1}-03-01`, `${year + 1}-07-01`)).status).toBe(200);
    expect((await org.ask('GET', `/units/${klass}`)).body.grade.number).toBe(1);
    const overlapping = { number: 2, name: '第二学期', startsOn: `${year}-10-01`, endsOn: `${year}-12-01` };
    const first = { number: 1, name: '第一学期', startsOn: `${year}-09-01`, endsOn: `${year}-11-01` };
    const refused = await org.ask('PUT', `/units/${district}/school-years/${year}`, {
      body: { terms: [first, overlapping] },
    });
    expect(refused).toMatchObject({ status: 400, body: { code: 'org.terms_invalid' } });
    await org.ask('PUT', `/units/${district}/school-years/${year}`, { body: { terms: [] } });
  });

  it('adds once for a repeated Idempotency-Key, and refuses the key for something else', async () => {
    const body = { kind: 'department', parentId: school, name: '教务处' };
    const [first, second] = [await add(body, 'key-1'), await add(body, 'key-1')];
    expect(first.status).toBe(201);
    expect(second).toMatchObject({ status: 201, body: { id: first.body.id } });
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect((await add({ ...body, name: '德育处' }, 'key-1')).body.code).toBe('http.idempotency_mismatch');
    const many = await Promise.all(Array.from({ length: 8 }, () => add({ ...body, name: '总务处' }, 'key-2')));
    expect(new Set(many.filter((answer) => answer.status === 201).map((answer) => answer.body.id)).size).toBe(1);
    expect(many.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const rows = await org.test.asOwner(`SELECT 1 FROM org.unit WHERE name = '总务处'`);
    expect(rows).toHaveLength(1);
  });

  it('lets a failed request be tried again under the same key', async () => {
    const body = { kind: 'school', parentId: district, name: '第三小学', code: '2134000017' };
    expect((await add(body, 'key-3')).status).toBe(409);
    expect((await add({ ...body, code: '2134000033' }, 'key-3')).status).toBe(201);
  });

  it('changes what is said, keeps the past, and notices that somebody else was faster', async () => {
    const unit = await org.unit('department', sibling, { name: '科研处' });
    const change = (body: Record<string, unknown>) => org.ask('PATCH', `/units/${unit}`, { body });
    expect((await change({ name: '教科研处', version: 1 })).body).toMatchObject({ name: '教科研处', version: 2 });
    expect((await change({ name: '别的', version: 1 })).body.code).toBe('org.unit_changed_meanwhile');
    expect((await change({ shortName: '科研' })).body.shortName).toBe('科研');
    expect((await change({ shortName: null })).body.shortName).toBeNull();
    expect((await change({ name: null })).status).toBe(400);
    const { body } = await org.ask('GET', `/units/${unit}/history`);
    expect(body.items.map((period: { name: string }) => period.name).slice(0, 2)).toEqual(['科研处', '教科研处']);
    expect(body.items.filter((period: { to: string | null }) => period.to === null)).toHaveLength(1);
    expect(await org.events(unit)).toEqual(['org.unit.added.v1', ...Array(3).fill('org.unit.changed.v1')]);
  });

  it('moves a unit with everything below, and never below itself', async () => {
    const other = await org.unit('district', bureau, { name: '蜀山区' });
    const moved = await org.unit('school', district, { name: '迁移小学' });
    const klass = await org.unit('class', moved, { stage: 'primary', entryYear: 2025, classNumber: 1 });
    const move = (id: string, parentId: string) => org.ask('POST', `/units/${id}/move`, { body: { parentId } });
    expect((await move(moved, other)).body.parentId).toBe(other);
    expect((await org.ask('GET', `/units/${klass}`)).body.path).toContain(other.replaceAll('-', ''));
    const above = await org.ask('GET', `/units/${klass}/ancestors`);
    expect(above.body.items.map((unit: { id: string }) => unit.id)).toEqual([ROOT_UNIT_ID, bureau, other, moved]);
    expect((await move(bureau, other)).body.code).toBe('org.unit_move_cycle');
    expect((await move(other, other)).body.code).toBe('org.unit_move_cycle');
    expect((await move(klass, sibling)).body.code).toBe('org.unit_move_leaves_school');
    expect((await move(ROOT_UNIT_ID, bureau)).body.code).toBe('org.root_fixed');
    expect(await org.events(moved)).toEqual(['org.unit.added.v1', 'org.unit.moved.v1']);
  });

  it('loses no unit that is added while an ancestor moves', async () => {
    const [from, to] = [await org.unit('district', bureau), await org.unit('district', bureau)];
    const busy = await org.unit('school', from, { name: '繁忙小学' });
    const adding = Array.from({ length: 12 }, (_, n) => org.unit('department', busy, { name: `处室${n}` }));
    const moving = [to, from, to].map((parentId) => org.ask('POST', `/units/${busy}/move`, { body: { parentId } }));
    await Promise.all([...adding, ...moving]);
    const wrong = await org.test.asOwner(
      `SELECT c.id FROM org.unit c JOIN org.unit p ON p.id = c.parent_id
       WHERE subpath(c.path, 0, nlevel(c.path) - 1) <> p.path`,
    );
    expect(wrong).toEqual([]);
  });

  it('ends a unit only with what is in it, said so', async () => {
    const ending = await org.unit('school', district, { name: '撤并小学', code: '2134009999' });
    const klass = await org.unit('class', ending, { stage: 'primary', entryYear: 2025, classNumber: 1 });
    const person = await org.person();
    await org.test.asOwner(
      `INSERT INTO org.membership (id, person_id, unit_id, school_id, role, sort_key)
       VALUES (gen_random_uuid(), $1, $2, $3, 'student', 'x')`,
      [person, klass, ending],
    );
    const end = (body: object) => org.ask('POST', `/units/${ending}/end`, { body });
    expect((await end({})).body).toMatchObject({ code: 'org.unit_has_units', details: { count: 1 } });
    expect((await end({ withUnits: true })).body).toMatchObject({ code: 'org.unit_has_members' });
    expect((await end({ withUnits: true, withMembers: true })).body).toMatchObject({ status: 'ended' });
    expect(await org.events(klass)).toEqual(['org.unit.added.v1', 'org.unit.ended.v1']);
    expect(await org.events(person)).toEqual(['org.membership.ended.v1', 'org.person.ended.v1']);
    expect((await end({})).body.code).toBe('org.unit_ended');
    const again = await add({ kind: 'school', parentId: district, name: '新校', code: '2134009999' });
    expect(again.body.code).toBe('org.unit_code_taken');
    const child = await add({ kind: 'department', parentId: ending, name: '处' });
    expect(child.body.code).toBe('org.unit_ended');
  });

  it('lists by pages, filters and finds by name, pinyin, initials and code', async () => {
    const parent = await org.unit('district', bureau, { name: '庐阳区' });
    for (const name of ['寿春中学', '寿春小学', '红星路小学', '南门小学']) await org.unit('school', parent, { name });
    const names = async (query: string) =>
      (await org.ask('GET', `/units?underId=${parent}&${query}`)).body.items.map((unit: { name: string }) => unit.name);
    expect(await names('kind=school')).toEqual(['红星路小学', '南门小学', '寿春小学', '寿春中学']);
    expect(await names('kind=school&sort=-name&limit=1')).toEqual(['寿春中学']);
    for (const q of ['寿春', 'shouchun', 'sczx', 'ShouChunZ']) {
      expect(await names(`q=${encodeURIComponent(q)}`)).toContain('寿春中学');
    }
    expect((await org.ask('GET', '/units?q=2134000017')).body.items[0].id).toBe(school);
    expect(await names('q=%25')).toEqual([]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await org.ask('GET', `/units?underId=${parent}&limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.body.items.map((unit: { id: string }) => unit.id));
      cursor = page.body.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    for (const forged of [
      'xx',
      Buffer.from('["a","b"]').toString('base64url'),
      Buffer.from('[1,2]').toString('base64url'),
    ]) {
      expect((await org.ask('GET', `/units?cursor=${forged}`)).body.code).toBe('database.cursor_invalid');
    }
  });

  it('reads the tree level by level with counts, or whole as NDJSON', async () => {
    const { body } = await org.ask('GET', `/units/${bureau}/children`);
    const one = body.items.find((unit: { id: string }) => unit.id === district);
    expect(one.childCount).toBeGreaterThanOrEqual(2);
    const whole = await org.ask('GET', `/units/${bureau}/subtree`, { accept: 'application/x-ndjson' });
    expect(whole.headers.get('content-type')).toBe('application/x-ndjson');
    const units = whole.body
      .trim()
      .split('\n')
      .map((line: string) => JSON.parse(line));
    expect(units[0].id).toBe(bureau);
    const seen = new Set([units[0].parentId]);
    for (const unit of units) {
      expect(seen.has(unit.parentId)).toBe(true);
      seen.add(unit.id);
    }
  });

  it('makes missing classes set-based, once', async () => {
    const own = await org.unit('school', district, { name: '五四制学校', schooling: '5-4' });
    const classes = [1, 2, 3].map((classNumber) => ({ stage: 'junior', entryYear: 2025, classNumber }));
    const ensure = () => org.ask('POST', `/units/${own}/classes`, { body: { classes } });
    const [a, b] = await Promise.all([ensure(), ensure()]);
    expect(a.body.added + b.body.added).toBe(3);
    expect(a.body.ids).toEqual(b.body.ids);
    expect((await org.ask('GET', `/units/${a.body.ids[0]}`)).body).toMatchObject({ years: 4, name: '2025级1班' });
  });

  it('answers an id that is none, and one that nobody has, in the same way', async () => {
    for (const id of ['none', '0199aaaa-0000-7000-8000-00000000dead']) {
      expect(await org.ask('GET', `/units/${id}`)).toMatchObject({ status: 404, body: { code: 'org.unit_not_found' } });
    }
  });
});
