import { createHash } from 'node:crypto';
import { IdentityPermissions } from '@plinth/identity-contract';
import { CLASS, SCHOOL, openAccountKit } from '../account.fixture';
import type { AccountKit } from '../account.fixture';
import { Browser } from '../browser.fixture';
import type { Slip } from './print-slips.use-case';

const PASSWORD = 'Quiet-River7';

describe('first-time slips', () => {
  let kit: AccountKit;
  let head: string;
  let teacher: string;
  let pupil: string;
  let little: string;
  let guardian: string;

  beforeAll(async () => {
    kit = await openAccountKit();
    head = await kit.addPerson({ name: '校长' });
    teacher = await kit.addPerson({ name: '班主任' });
    const own = { identityId: 's1', kind: 'student', unitId: CLASS, unitName: '一班', titles: [] } as const;
    pupil = await kit.addPerson({
      name: '周小雨',
      audience: 'student',
      studentNumber: 'S1',
      card: { stage: '初中', identities: [own] },
    });
    little = await kit.addPerson({ name: '马小宝', audience: 'student', studentNumber: 'S2', card: { stage: '小学' } });
    const hat = { identityId: 'g1', kind: 'guardian', unitId: CLASS, unitName: '一班', schoolId: SCHOOL } as const;
    guardian = await kit.addPerson({
      name: '周大川',
      audience: 'guardian',
      phone: '13900000021',
      card: { pinyin: 'zhou da chuan', identities: [{ ...hat, titles: ['周小雨'] }] },
    });
    const member = { unitId: CLASS, unitName: '一班', schoolName: '第一实验小学', schoolCode: '3401020017' };
    kit.people.members.set(CLASS, [
      { ...member, personId: pupil, name: '周小雨', role: 'student', number: 'S1' },
      { ...member, personId: little, name: '马小宝', role: 'student', number: 'S2' },
    ]);
    kit.authorities.give(head, IdentityPermissions.slipPrint, SCHOOL);
    kit.people.classTeachers.add(`${teacher} ${pupil}`);
  });
  afterAll(() => kit.close());

  const print = async (by: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${kit.url}/api/identity/v1/slips`, {
      method: 'POST',
      headers: { ...(await kit.issuer.headers({ person: by })), 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const printed = async (by: string, body: object) =>
    ((await (await print(by, body)).json()) as { slips: Slip[] }).slips;
  const choose = async (browser: Browser, location: string, password = PASSWORD) =>
    browser.submit(location, { password, password_again: password });

  it('lead from the code through an own password to the page of the person', async () => {
    const [slip] = await printed(head, { unitId: CLASS });
    expect(slip).toMatchObject({ name: '周小雨', number: 'S1', kind: 'first_time' });
    const browser = new Browser(kit.url);
    const first = await browser.submit('/login?transaction=abcdefgh1234', {
      username: '3401020017/s1',
      password: slip?.code.toLowerCase().replace('-', ' ') as string,
    });
    expect(first.location).toBe('/login/password?transaction=abcdefgh1234');
    expect((await browser.get('/account')).status).toBe(303);
    const weak = await choose(browser, first.location, '12345678');
    expect(weak.status).toBe(400);
    expect(weak.error).toContain('太常见');
    const done = await choose(browser, first.location);
    expect(done.location).toBe('/oauth/authorize/continue?transaction=abcdefgh1234');
    expect((await browser.get('/account')).text).toContain('周小雨');
    const reuse = await new Browser(kit.url).submit('/login', {
      username: '3401020017/S1',
      password: slip?.code ?? '',
    });
    expect(reuse.status).toBe(401);
    const next = await new Browser(kit.url).submit('/login', { username: '3401020017/S1', password: PASSWORD });
    expect(next.location).toBe('/');
  });

  it('are void once printed again, and once they are too old', async () => {
    const [old] = await printed(head, { personIds: [pupil] });
    const [fresh] = await printed(teacher, { personIds: [pupil] });
    const attempt = (code = '') => new Browser(kit.url).submit('/login', { username: '3401020017/S1', password: code });
    expect((await attempt(old?.code)).status).toBe(401);
    expect((await attempt(fresh?.code)).location).toBe('/login/password');
    await kit.database.asOwner(`UPDATE identity.first_time_code SET expires_at = now() - interval '1 second'`);
    expect((await attempt(fresh?.code)).status).toBe(401);
  });

  it('name the school and the number for one person too, and never the number of a school that is not theirs', async () => {
    for (const by of [head, teacher])
      expect(await printed(by, { personIds: [pupil] })).toMatchObject([
        { name: '周小雨', schoolName: '第一实验小学', schoolCode: '3401020017', number: 'S1', unitName: '一班' },
      ]);
    const elsewhere = '0192f000-0000-7000-8000-0000000000c7';
    const other = { schoolName: '外校', schoolCode: '3401020025', unitId: elsewhere, unitName: '外班' };
    const places = kit.people.members.get(CLASS) ?? [];
    // Longer than what a code may hold by chance.
    const number = 'Foreign-Number';
    kit.people.members.set(elsewhere, [{ ...other, personId: pupil, name: '周小雨', role: 'student', number }]);
    kit.people.members.set(CLASS, []);
    const [slip] = await printed(head, { personIds: [pupil] });
    expect(slip).toMatchObject({ name: '周小雨', unitName: '一班' });
    expect(JSON.stringify(slip)).not.toContain(number);
    kit.people.members.set(CLASS, places);
    kit.people.members.delete(elsewhere);
  });

  it('are kept as keyed digests only', async () => {
    const [slip] = await printed(head, { unitId: CLASS });
    const rows = await kit.database.asOwner<{ all: string }>(
      `SELECT (SELECT string_agg(c::text, ' ') FROM identity.first_time_code c)
         || (SELECT string_agg(b::text, ' ') FROM identity.binding_code b) AS all`,
    );
    for (const code of [slip?.code, slip?.bindingCode]) expect(rows[0]?.all).not.toContain(code?.replace('-', ''));
    expect(JSON.stringify(kit.audit.entries)).not.toContain(slip?.code);
  });

  it('are badges for the youngest: no password is asked of them', async () => {
    const slips = await printed(head, { unitId: CLASS, badges: true });
    expect(slips.map((slip) => slip.kind)).toEqual(['first_time', 'badge']);
    for (let day = 1; day <= 2; day += 1) {
      const browser = new Browser(kit.url);
      const answer = await browser.submit('/login', { username: '3401020017/S2', password: slips[1]?.code ?? '' });
      expect(answer.location).toBe('/');
    }
  });

  it('come as a sheet to print', async () => {
    const sheet = await print(head, { unitId: CLASS }, { accept: 'text/html' });
    expect(sheet.headers.get('cache-control')).toBe('no-store');
    const text = await sheet.text();
    expect(text).toContain('3401020017/S1');
    expect(text.match(/class="slip"/g)).toHaveLength(2);
    // Saved as a file it looks the same, and its style is the only one that the policy lets in.
    const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(sheet.headers.get('content-security-policy')).toContain(`'sha256-${hash}'`);
  });

  it('are refused to who holds nothing, for other units, for strangers and for superiors', async () => {
    const nobody = await kit.addPerson({});
    expect((await print(nobody, { unitId: CLASS })).status).toBe(403);
    expect((await print(teacher, { personIds: [little] })).status).toBe(403);
    expect((await print(head, { unitId: '0192f000-0000-7000-8000-0000000000b1' })).status).toBe(403);
    expect((await print(head, { personIds: [nobody] })).status).toBe(403);
    expect((await print(head, {})).status).toBe(400);
    const hats = [{ identityId: 'x', kind: 'staff', unitId: SCHOOL, unitName: '学校', titles: [] }] as const;
    const superior = await kit.addPerson({ card: { identities: hats } });
    expect((await print(head, { personIds: [superior] })).status).toBe(201);
    const data = { assignmentId: superior, personId: superior, roleKey: 'region_admin', unitId: ROOT };
    await kit.tell({ type: 'org.role-assignment.added.v1', data });
    expect((await print(head, { personIds: [superior] })).status).toBe(403);
    await kit.tell({ type: 'org.role-assignment.ended.v1', data });
    expect((await print(head, { personIds: [superior] })).status).toBe(201);
  });

  it('ask org a few questions, however many people they are for', async () => {
    const pupils = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        kit.addPerson({ name: `学生${at}`, audience: 'student', card: { stage: '小学' } }),
      ),
    );
    for (const id of pupils) kit.people.classTeachers.add(`${teacher} ${id}`);
    kit.people.questions = 0;
    const slips = await printed(teacher, { personIds: pupils, badges: true });
    expect(slips.map(({ kind }) => kind)).toEqual(Array(12).fill('badge'));
    expect(kit.people.questions).toBeLessThanOrEqual(4);
  });

  it('let a class teacher print the own pupils of a unit and nobody else', async () => {
    expect((await printed(teacher, { unitId: CLASS })).map((slip) => slip.personId)).toEqual([pupil]);
    const application = { ...(await kit.issuer.headers({ person: teacher, client: 'some-app', scopes: ['openid'] })) };
    expect((await print(teacher, { unitId: CLASS }, application)).status).toBe(403);
  });

  it('open the first sign-in of a guardian by phone and the code of the own child', async () => {
    const [slip, other] = await printed(head, { unitId: CLASS });
    const attempt = (code = '') => new Browser(kit.url).submit('/login', { username: '13900000021', password: code });
    expect((await attempt(other?.bindingCode)).status).toBe(401);
    const browser = new Browser(kit.url);
    const first = await browser.submit('/login', { username: '13900000021', password: slip?.bindingCode ?? '' });
    expect(first.location).toBe('/login/password');
    expect((await choose(browser, first.location)).location).toBe('/');
    // From now on the child's slip proves nothing of the guardian.
    expect((await attempt(slip?.bindingCode)).status).toBe(401);
  });

  it('bind a child by name and code, and refuse a wrong name', async () => {
    const [, slip] = await printed(head, { unitId: CLASS });
    const browser = new Browser(kit.url);
    await browser.submit('/login', { username: '13900000021', password: PASSWORD });
    const fields = { child_name: '马 小宝', code: slip?.bindingCode ?? '', relation: '51' };
    const wrong = await browser.submit('/account/bind', { ...fields, child_name: '马小贝' });
    expect(wrong.status).toBe(403);
    expect(kit.people.bound).toEqual([]);
    expect((await browser.submit('/account/bind', fields)).location).toBe('/account/bind?done=1');
    expect(kit.people.bound).toEqual([`${guardian} ${little} 51`]);
    expect(kit.unexpected).toEqual([]);
  });
});

const ROOT = '00000000-0000-7000-8000-000000000000';
