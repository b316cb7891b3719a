import { randomUUID } from 'node:crypto';
import { ROOT_UNIT_ID } from '@plinth/org-contract';
import { OrgFixture } from '../unit/org.fixture';
import { aJpeg, aPng } from './logo.fixture';

jest.setTimeout(60_000);

const base64 = (bytes: Buffer): string => bytes.toString('base64');

/** The logo and the main colour of units, as their administrators put them and their people see them. */
describe('looks of units', () => {
  let org: OrgFixture;
  const units = { bureau: '', district: '', first: '', second: '', one: '', elsewhere: '' };
  const people = { admin: '', sibling: '', region: '', teacher: '', parent: '', nobody: '' };
  const ids = { teacher: '', staffOfParent: '', child: '' };

  const place = async (personId: string, unitId: string, schoolId: string | null, role: string) => {
    const id = randomUUID();
    await org.test.asOwner(
      `INSERT INTO org.membership (id, person_id, unit_id, school_id, role, sort_key) VALUES ($1, $2, $3, $4, $5, 'a')`,
      [id, personId, unitId, schoolId, role],
    );
    return id;
  };
  const as = (person: string) => ({ as: { person } });
  const put = (unitId: string, body: object, person = people.region) =>
    org.ask('PUT', `/units/${unitId}/look`, { ...as(person), body });
  const remove = (unitId: string, person = people.region) => org.ask('DELETE', `/units/${unitId}/look`, as(person));
  const seenBy = async (person: string, query = '') => (await org.ask('GET', `/me/look${query}`, as(person))).body.look;
  const noted = (unitId: string) =>
    org.test.asOwner<{ actor: string; action: string; detail: object | null }>(
      `SELECT actor, action, detail FROM audit.pending WHERE action LIKE 'org.look.%' AND target = $1 ORDER BY id`,
      [`unit:${unitId}`],
    );

  beforeAll(async () => {
    org = await OrgFixture.start();
    units.bureau = await org.unit('bureau', ROOT_UNIT_ID, { name: '海城市教育局' });
    units.district = await org.unit('district', units.bureau, { name: '临江区' });
    units.first = await org.unit('school', units.district, { name: '第一实验小学', shortName: '一小' });
    units.second = await org.unit('school', units.district, { name: '第二实验小学' });
    units.elsewhere = await org.unit('bureau', ROOT_UNIT_ID, { name: '别处教育局' });
    units.one = await org.unit('class', units.first, { stage: 'primary', entryYear: 2025, classNumber: 1 });
    people.admin = await org.holder('school_admin', units.first);
    people.sibling = await org.holder('school_admin', units.second);
    people.region = await org.holder('region_admin', units.bureau);
    people.teacher = await org.person('黄老师');
    people.parent = await org.person('周大川');
    people.nobody = await org.person('生人');
    ids.teacher = await place(people.teacher, units.first, units.first, 'staff');
    // A teacher of the second school whose child learns at the first.
    ids.staffOfParent = await place(people.parent, units.second, units.second, 'staff');
    const child = await org.person('周小雨');
    await place(child, units.one, units.first, 'student');
    ids.child = randomUUID();
    await org.test.asOwner(
      `INSERT INTO org.guardianship (id, guardian_id, student_id, relation, source) VALUES ($1, $2, $3, '51', 'import')`,
      [ids.child, people.parent, child],
    );
  });
  afterEach(() => org.test.asOwner('DELETE FROM org.unit_look'));
  afterAll(() => org.close());

  it('are in force at their unit and below, down to a unit that has one of its own, and go again', async () => {
    expect(await seenBy(people.teacher)).toBeNull();
    expect((await put(units.bureau, { colour: '#00528C' })).status).toBe(200);
    expect(await seenBy(people.teacher)).toMatchObject({ unitName: '海城市教育局', colour: '#00528c', logo: null });
    const { status, body } = await put(units.first, { colour: '#ffe600', logo: base64(aPng()) }, people.admin);
    expect([status, body.own.version, body.above.unitId]).toEqual([200, 1, units.bureau]);
    const seen = await seenBy(people.teacher);
    expect(seen).toMatchObject({ unitId: units.first, unitName: '一小', colour: '#ffe600' });
    expect(seen.palette.light).toMatchObject({ isAdjusted: true, givenContrast: 1.1 });
    expect(seen.palette.dark).toMatchObject({ isAdjusted: false, primary: '#ffe600' });
    expect((await remove(units.first, people.admin)).status).toBe(204);
    expect(await seenBy(people.teacher)).toMatchObject({ unitId: units.bureau });
    expect((await remove(units.first, people.admin)).status).toBe(204);
  });

  it('of somebody with several identities is what these have in common, until one is chosen', async () => {
    await put(units.first, { colour: '#aa0000' });
    await put(units.second, { colour: '#00aa00' });
    expect(await seenBy(people.parent)).toBeNull();
    await put(units.district, { colour: '#0000aa' });
    expect(await seenBy(people.parent)).toMatchObject({ unitId: units.district });
    expect(await seenBy(people.parent, `?identityId=${ids.child}`)).toMatchObject({ unitId: units.first });
    expect(await seenBy(people.parent, `?identityId=${ids.staffOfParent}`)).toMatchObject({ unitId: units.second });
    // Another's identity tells nothing, nor does being nowhere.
    expect(await seenBy(people.parent, `?identityId=${ids.teacher}`)).toBeNull();
    expect(await seenBy(people.nobody)).toBeNull();
    expect((await org.ask('GET', '/me/look?identityId=x', as(people.parent))).status).toBe(400);
    await org.ask('PUT', `/units/${ROOT_UNIT_ID}/look`, { body: { colour: '#123456' } });
    expect(await seenBy(people.nobody)).toMatchObject({ unitId: ROOT_UNIT_ID, unitName: null });
  });

  it('are for people: not for an application that acts for one, nor for nobody', async () => {
    const acting = { person: people.teacher, client: 'app', scopes: ['org.unit.read'] };
    expect((await org.ask('GET', '/me/look', { as: acting })).body.code).toBe('org.roster_caller_unfit');
    for (const path of ['/me/look', '/look-palette?colour=%23ffffff', `/units/${units.first}/look/logo/x`])
      expect((await org.ask('GET', path, { as: 'nonsense' })).status).toBe(401);
  });

  it.each([
    ['a stranger', () => people.nobody],
    ['a teacher of the school', () => people.teacher],
    ['the administrator of a sibling school', () => people.sibling],
  ])('are neither put nor removed by %s', async (_, who) => {
    await put(units.first, { colour: '#aa0000' });
    expect((await put(units.first, { colour: '#000000' }, who())).status).toBe(403);
    expect((await remove(units.first, who())).status).toBe(403);
    expect((await org.ask('GET', `/units/${units.first}/look`, as(who()))).status).toBe(403);
    expect(await seenBy(people.teacher)).toMatchObject({ colour: '#aa0000' });
  });

  it('of a unit above are not put from below, and those of another region from nowhere', async () => {
    for (const unit of [units.district, units.bureau, units.elsewhere, ROOT_UNIT_ID, randomUUID()])
      expect((await put(unit, { colour: '#000000' }, people.admin)).body.code).toBe('auth.unit_out_of_scope');
    expect((await put(units.elsewhere, { colour: '#000000' })).body.code).toBe('auth.unit_out_of_scope');
    expect((await put('nonsense', { colour: '#000000' })).status).toBeGreaterThanOrEqual(400);
  });

  it('change part by part: absent leaves, null clears, nothing left is none', async () => {
    const earlier = await noted(units.first);
    await put(units.first, { colour: '#aa0000', logo: base64(aPng()) });
    const { logo } = await seenBy(people.teacher);
    expect((await put(units.first, { colour: '#00aa00' })).body.own).toMatchObject({
      colour: '#00aa00',
      logo,
      version: 2,
    });
    expect((await put(units.first, { colour: null })).body.own).toMatchObject({ colour: null, palette: null, logo });
    expect((await put(units.first, {})).body.own.version).toBe(3);
    expect((await put(units.first, { logo: null })).body.own).toBeNull();
    expect((await put(units.first, { logo: null })).status).toBe(200);
    // What changes nothing is nothing to note.
    expect(await noted(units.first)).toHaveLength(earlier.length + 4);
  });

  it('are refused to who has read an older one', async () => {
    expect((await put(units.first, { colour: '#aa0000', version: 1 })).body.code).toBe('org.look_changed_meanwhile');
    expect((await put(units.first, { colour: '#aa0000', version: 0 })).status).toBe(200);
    const both = await Promise.all(['#00aa00', '#0000aa'].map((colour) => put(units.first, { colour, version: 1 })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('name who put them, without the picture', async () => {
    await put(units.second, { colour: '#AA0000', logo: base64(aPng()) }, people.sibling);
    await remove(units.second, people.sibling);
    const entries = (await noted(units.second)).slice(-2);
    expect(entries).toMatchObject([
      { actor: `person:${people.sibling}`, action: 'org.look.changed', detail: { colour: '#aa0000' } },
      { actor: `person:${people.sibling}`, action: 'org.look.removed' },
    ]);
    expect(JSON.stringify(entries).length).toBeLessThan(1_000);
  });

  it.each([
    ['a colour by name', { colour: 'red' }, 'http.input_invalid'],
    ['a colour with a style behind it', { colour: '#aa0000;background:url(//x)' }, 'http.input_invalid'],
    ['a short colour', { colour: '#a00' }, 'http.input_invalid'],
    ['what is no base64', { logo: '<svg/>' }, 'http.input_invalid'],
    ['the address of a picture', { logo: 'https://example.com/logo.png' }, 'http.input_invalid'],
    ['an SVG', { logo: base64(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')) }, 'org.logo_unfit'],
    ['a picture too wide', { logo: base64(aPng({ width: 1025 })) }, 'org.logo_unfit'],
    ['half a picture', { logo: base64(aPng().subarray(0, 60)) }, 'org.logo_unfit'],
    ['a picture too large', { logo: base64(Buffer.alloc(300_000)) }, 'org.logo_unfit'],
    ['a picture far too large', { logo: base64(Buffer.alloc(600_000)) }, 'http.input_invalid'],
    ['a field that is none', { color: '#aa0000' }, 'http.input_invalid'],
  ])('are refused with %s', async (_, body, code) => {
    const answer = await put(units.first, body);
    expect([answer.status, answer.body.code]).toEqual([400, code]);
    expect(await org.test.asOwner('SELECT 1 FROM org.unit_look')).toEqual([]);
  });

  it('are refused to a class, and to a unit that has ended', async () => {
    expect((await put(units.one, { colour: '#aa0000' })).body.code).toBe('org.look_unit_unfit');
    const school = await org.unit('school', units.district, { name: '将撤小学' });
    const teacher = await org.person('钱老师');
    await place(teacher, school, school, 'staff');
    await put(units.bureau, { colour: '#00aa00' });
    await put(school, { colour: '#aa0000' });
    await org.test.asOwner(`UPDATE org.unit SET status = 'ended', valid_to = current_date WHERE id = $1`, [school]);
    expect((await put(school, { colour: '#0000aa' })).body.code).toBe('org.unit_ended');
    expect(await seenBy(teacher)).toMatchObject({ unitId: units.bureau });
  });

  describe('the logo', () => {
    const fetchLogo = async (address: string, etag?: string) => {
      const token = await org.issuer.token({ person: people.nobody });
      const path = address.replace('/api/org/v1', '');
      return org.fetch(path, { authorization: `Bearer ${token}`, ...(etag && { 'if-none-match': etag }) });
    };

    it('is the picture and nothing else, for a year, at an address of its own', async () => {
      const page = '<script>alert(1)</script>';
      await put(units.first, { logo: base64(aPng({ chunks: [['tEXt', page]], behind: page })) });
      const { logo: first } = await seenBy(people.teacher);
      const answer = await fetchLogo(first);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/png',
        'content-disposition': 'inline',
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, max-age=31536000, immutable',
      });
      expect(Buffer.from(await answer.arrayBuffer()).equals(aPng())).toBe(true);
      const etag = answer.headers.get('etag') as string;
      expect((await fetchLogo(first, etag)).status).toBe(304);
      await put(units.first, { logo: base64(aJpeg()) });
      const { logo: second } = await seenBy(people.teacher);
      expect(second).not.toBe(first);
      expect((await fetchLogo(second)).headers.get('content-type')).toBe('image/jpeg');
    });

    it('of an older address, of another unit, or of none is not found, and that is not kept', async () => {
      await put(units.first, { logo: base64(aPng()) });
      const { logo } = await seenBy(people.teacher);
      const hash = logo.split('/').pop() as string;
      for (const address of [
        logo.replace(units.first, units.second),
        logo.replace(hash, 'x'),
        logo.replace(hash, `${hash}'--`),
        logo.replace(units.first, 'nonsense'),
      ]) {
        const answer = await fetchLogo(address);
        expect([answer.status, answer.headers.get('cache-control') ?? '']).toEqual([
          404,
          expect.not.stringMatching('immutable'),
        ]);
      }
      await remove(units.first);
      expect((await fetchLogo(logo)).status).toBe(404);
    });
  });

  it('of a colour are told before it is put', async () => {
    const ask = (colour: string) =>
      org.ask('GET', `/look-palette?colour=${encodeURIComponent(colour)}`, as(people.nobody));
    expect((await ask('#ffe600')).body).toMatchObject({ light: { isAdjusted: true }, dark: { isAdjusted: false } });
    for (const colour of ['', 'red', '#ffe60', 'url(x)']) expect((await ask(colour)).status).toBe(400);
  });
});
