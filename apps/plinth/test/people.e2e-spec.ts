import * as fs from 'node:fs';
import * as path from 'node:path';
import { TestBase, eventually } from './base.fixture';
import { PASSWORDS, Visitor, api } from './people.fixture';
import type { Slip } from './people.fixture';
import { files } from './school.fixture';

// Imports of whole schools on a machine that does other things as well.
jest.setTimeout(180_000);

/** Items 2 to 4 of the first release, in their order, over HTTP and the command line. */
describe('a district takes its people in', () => {
  let base: TestBase;
  const region: { visitor: Visitor; token: string } = { visitor: undefined as never, token: '' };
  const units = { bureau: '', district: '', school: '', sibling: '' };

  const asRegion = (call: string, body?: unknown) => api(base, region.token, call, body);
  const addUnit = async (kind: string, name: string, parentId: string, more: object = {}): Promise<string> => {
    const { status, body } = await asRegion('POST /api/org/v1/units', { kind, name, parentId, ...more });
    expect({ status, name: body.name ?? body }).toEqual({ status: 201, name });
    return body.id;
  };
  const find = async (q: string, unitId = units.school): Promise<{ id: string; name: string }[]> =>
    (await asRegion(`GET /api/org/v1/people?${new URLSearchParams({ unitId, q })}`)).body.items;
  const slipOf = async (token: string, personId: string): Promise<Slip> => {
    const print = () => api(base, token, 'POST /api/identity/v1/slips', { personIds: [personId] });
    const { body } = await eventually(print, (answer) => answer.body.slips?.length === 1);
    return body.slips[0];
  };

  beforeAll(async () => {
    base = await TestBase.start();
  });
  afterAll(() => base.close());

  describe('the first administrator', () => {
    it('is refused with a wrong code, and keeps what was typed but the code', async () => {
      const visitor = new Visitor(base);
      const page = await visitor.acceptInvitation('AAAA-BBBB-CCCC', '周敏', 'zhoumin');
      expect(page.status).toBeGreaterThanOrEqual(400);
      expect(page.html).toContain('value="zhoumin"');
      expect(page.html).not.toContain('AAAA');
      expect(page.html).not.toContain(PASSWORDS.administrator);
    });

    it('makes an account with the code of the terminal and lands signed in', async () => {
      region.visitor = new Visitor(base);
      const page = await region.visitor.acceptInvitation(await base.firstCode(), '周敏', 'zhoumin');
      expect(page).toMatchObject({ status: 200, path: '/' });
      expect((await region.visitor.browser.open('/account/applications')).text).toContain('周敏');
      region.token = await region.visitor.token();
    });

    it('the code works once, and nobody is offered one any more', async () => {
      const page = await new Visitor(base).acceptInvitation(await base.firstCode(), '冒名', 'maoming');
      expect(page.status).toBeGreaterThanOrEqual(400);
      expect(page.path).toBe('/first-administrator');
    });
  });

  describe('the region administrator', () => {
    it('makes the bureau, a district and schools; codes are checked', async () => {
      const [root] = (await asRegion('GET /api/org/v1/units/tops')).body.items;
      units.bureau = await addUnit('bureau', '北海市教育局', root.id, { regionCode: '450500' });
      units.district = await addUnit('district', '海城区教育局', units.bureau, { regionCode: '450502' });
      units.school = await addUnit('school', '第一实验小学', units.district, {
        code: '2145000101',
        regionCode: '450502',
      });
      units.sibling = await addUnit('school', '第二实验小学', units.district, {
        code: '2145000102',
        regionCode: '450502',
      });
      const wrong = { kind: 'school', name: '某校', parentId: units.district };
      for (const [more, code] of [
        [{ code: '21450001' }, 'org.school_code_invalid'],
        [{ code: '2145000101' }, 'org.unit_code_taken'],
        [{ code: '2145000103', regionCode: '459999' }, 'org.region_unknown'],
      ] as const)
        expect((await asRegion('POST /api/org/v1/units', { ...wrong, ...more })).body.code).toBe(code);
    });

    it('adds a school administrator by hand, who sees and touches that school only', async () => {
      const added = await asRegion('POST /api/org/v1/people', {
        name: '韦小兰',
        contacts: { phone: '19900000001' },
        membership: { unitId: units.school, role: 'administrator' },
      });
      expect(added.status).toBe(201);
      const assignment = { personId: added.body.id, roleKey: 'school_admin', unitId: units.school };
      expect((await asRegion('POST /api/org/v1/role-assignments', assignment)).status).toBe(201);
      const slip = await slipOf(region.token, added.body.id);
      const visitor = new Visitor(base);
      expect(await visitor.signInFirst('19900000001', slip.code, PASSWORDS.administrator)).toMatchObject({ path: '/' });
      const token = await visitor.token();
      school.visitor = visitor;
      school.token = token;
      school.personId = added.body.id;
      const tops = (await api(base, token, 'GET /api/org/v1/units/tops')).body.items;
      expect(tops.map(({ id }: { id: string }) => id)).toEqual([units.school]);
    });

    it.each([
      ['GET', () => `/api/org/v1/people?unitId=${units.sibling}`, undefined],
      ['GET', () => `/api/org/v1/people?unitId=${units.district}`, undefined],
      ['PATCH', () => `/api/org/v1/units/${units.sibling}`, { name: '改名' }],
      ['PATCH', () => `/api/org/v1/units/${units.district}`, { name: '改名' }],
      ['POST', () => `/api/org/v1/units/${units.sibling}/end`, {}],
      ['POST', () => '/api/identity/v1/slips', () => ({ unitId: units.sibling })],
      [
        'POST',
        () => '/api/org/v1/role-assignments',
        () => ({ personId: school.personId, roleKey: 'school_admin', unitId: units.sibling }),
      ],
      [
        'POST',
        () => '/api/org/v1/role-assignments',
        () => ({ personId: school.personId, roleKey: 'region_admin', unitId: units.school }),
      ],
      ['POST', () => '/api/identity/v1/administrator-invitations', () => ({ unitId: units.school })],
      ['GET', () => `/api/audit/v1/entries?unitId=${units.sibling}`, undefined],
      ['GET', () => `/api/audit/v1/entries?unitId=${units.district}`, undefined],
    ])('the school administrator is refused: %s %s', async (method, route, body) => {
      const { status } = await api(
        base,
        school.token,
        `${method} ${route()}`,
        typeof body === 'function' ? body() : body,
      );
      expect([403, 404]).toContain(status);
    });

    it('the school administrator reads of the trail what happened in the own school, and nothing else', async () => {
      const places = ({ body }: { body: { items?: { unitId?: string }[] } }) =>
        new Set((body.items ?? []).map(({ unitId }) => unitId));
      const answer = await eventually(
        () => api(base, school.token, 'GET /api/audit/v1/entries?limit=200'),
        (one) => places(one).has(units.school),
      );
      expect(answer.status).toBe(200);
      expect(places(answer)).toContain(units.school);
      for (const outside of [undefined, units.sibling, units.district]) expect(places(answer)).not.toContain(outside);
    });
  });

  const school: { visitor: Visitor; token: string; personId: string } = {
    visitor: undefined as never,
    token: '',
    personId: '',
  };

  describe('the school’s administrator brings the rosters in', () => {
    const cli = async (...words: string[]) =>
      base.cliWith({ PLINTH_TOKEN: school.token, PLINTH_ADDRESS: base.url }, ...words);
    const roster = (file: string, ...more: string[]) => cli('import', file, '--unit', units.school, ...more);
    const counts = ({ total, added, changed, unchanged, moved, leaving, refused }: Record<string, number>) => ({
      total,
      added,
      changed,
      unchanged,
      moved,
      leaving,
      refused,
    });
    let importId: string;

    it('a template can be downloaded', async () => {
      const out = path.join(base.home, 'template.xlsx');
      expect((await cli('import', 'template', '--kind', 'student', '--out', out)).exitCode).toBe(0);
      expect(fs.readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    });

    it('a dry run says what would happen and writes nothing', async () => {
      const errors = path.join(base.home, 'errors.xlsx');
      const { exitCode, body } = await roster(files.pupils, '--dry-run', '--errors', errors);
      expect(exitCode).toBe(0);
      expect(counts(body)).toEqual({
        total: 1080,
        added: 1056,
        changed: 0,
        unchanged: 0,
        moved: 0,
        leaving: 0,
        refused: 24,
      });
      expect(body.warnings).toBe(8);
      for (const problem of body.problems)
        expect(problem).toEqual({
          sheet: expect.any(String),
          row: expect.any(Number),
          column: expect.any(String),
          value: expect.any(String),
          severity: expect.stringMatching(/^(error|warning)$/),
          code: expect.stringMatching(/^org\.row_/),
          message: expect.stringMatching(/\p{Script=Han}/u),
        });
      expect(body.problems).toContainEqual(
        expect.objectContaining({ row: 37, column: '身份证号码', severity: 'error', code: 'org.row_id_check_digit' }),
      );
      expect(JSON.stringify(body)).not.toMatch(/\d{17}[\dX]/);
      expect(fs.readFileSync(errors).subarray(0, 2).toString()).toBe('PK');
      expect(await find('司马奕')).toEqual([]);
    });

    it('confirmed it is written; the same file again changes nothing', async () => {
      const first = await roster(files.pupils, '--confirm');
      expect(counts(first.body)).toMatchObject({ added: 1056, refused: 24 });
      importId = first.body.id;
      expect(await find('司马奕')).toHaveLength(1);
      expect(await find('simayi')).toEqual(await find('司马奕'));
      const again = await roster(files.pupils, '--confirm');
      expect(counts(again.body)).toMatchObject({ added: 0, changed: 0, moved: 0, leaving: 0, unchanged: 1056 });
    });

    it('is undone as a whole, and brought in again', async () => {
      const undone = await cli('import', 'undo', importId);
      expect(undone).toMatchObject({ exitCode: 0, body: { ended: expect.any(Number) } });
      expect(await find('司马奕')).toEqual([]);
      expect(counts((await roster(files.pupils, '--confirm')).body)).toMatchObject({ leaving: 0, refused: 24 });
      expect(await find('司马奕')).toHaveLength(1);
    });

    it('pupils with codes as headers and staff in GB18030 are read without asking', async () => {
      expect(counts((await roster(files.codedPupils, '--confirm')).body)).toMatchObject({ total: 300, refused: 0 });
      expect(counts((await roster(files.staff, '--confirm')).body)).toMatchObject({ total: 96, added: 96, refused: 0 });
    });

    it('a whole file that makes more than a tenth leave is stopped until it is meant', async () => {
      const lines = fs.readFileSync(files.codedPupils, 'utf8').split('\n');
      const shorter = path.join(base.home, 'shorter.csv');
      // Every fifth pupil is gone, and with the flag the file is everyone of its classes.
      fs.writeFileSync(shorter, lines.filter((_, index) => index === 0 || index % 5 !== 0).join('\n'));
      const dry = await roster(shorter, '--whole', '--dry-run');
      expect(dry.body.leaving).toBeGreaterThan(59);
      const stopped = await roster(shorter, '--whole', '--confirm');
      expect(stopped.exitCode).toBe(4);
      expect(stopped.body.error.code).toBe('org.import_leaving_not_accepted');
      // Without the flag nobody leaves by being absent.
      expect((await roster(shorter, '--confirm')).body.leaving).toBe(0);
    });

    it.each([
      ['not a workbook', 'broken.xlsx', Buffer.from('PK\u0003\u0004 nothing')],
      ['an empty file', 'empty.csv', Buffer.from('')],
      ['a table without a known column', 'other.csv', Buffer.from('a,b\n1,2\n')],
    ])('%s gets a clear answer', async (_, name, content) => {
      const file = path.join(base.home, name);
      fs.writeFileSync(file, content);
      const answer = await roster(file, '--dry-run');
      expect(answer.exitCode).toBe(4);
      expect(answer.body.error).toMatchObject({
        code: expect.stringMatching(/^org\./),
        message: expect.stringMatching(/\p{Script=Han}/u),
      });
    });

    it('a roster of the sibling school is refused', async () => {
      const refused = await cli('import', files.staff, '--unit', units.sibling, '--dry-run');
      expect(refused.exitCode).toBe(4);
    });
  });

  describe('teachers, pupils and guardians sign in', () => {
    const pupilNumber = '202600004';
    let teacher: Visitor;
    let teacherId: string;
    let pupilId: string;
    let pupil: Visitor;
    let pupilSlip: Slip;

    it('a teacher with staff number and first-time code; a weak password is refused by its rules', async () => {
      teacherId = (await find('T0001'))[0]?.id as string;
      const slip = await slipOf(school.token, teacherId);
      teacher = new Visitor(base);
      const page = await teacher.signIn('2145000101/T0001', slip.code);
      expect(page.path).toBe('/login/password');
      const weak = await teacher.browser.submit('confirm', { password: 'aaaa', password_again: 'aaaa' });
      expect(weak.status).toBe(400);
      expect(weak.textOf('error')).toMatch(/10/);
      const landed = await teacher.browser.submit('confirm', {
        password: PASSWORDS.staff,
        password_again: PASSWORDS.staff,
      });
      expect(landed).toMatchObject({ status: 200, path: '/' });
      expect((await teacher.browser.open('/account/applications')).text).toContain('邱景');
      // The code is used up.
      expect((await new Visitor(base).signIn('2145000101/T0001', slip.code)).has('error')).toBe(true);
    });

    it('sees identities, sessions and history', async () => {
      const account = await teacher.browser.open('/account');
      expect(account.textOf('person-name')).toBe('邱景');
      expect(account.textOf('identities')).toContain('第一实验小学');
      expect(account.textOf('identities')).toContain('班主任');
      expect(account.textOf('sessions')).toContain('127.0.0.1');
      expect(account.textOf('history')).toContain('成功');
      expect(account.text).not.toContain('19999386659');
    });

    it('a pupil chooses the school and signs in with the number alone; the rules are a pupil’s', async () => {
      pupilId = (await find(pupilNumber))[0]?.id as string;
      pupilSlip = await slipOf(school.token, pupilId);
      pupil = new Visitor(base);
      await pupil.browser.open('/login/school?q=第一实验');
      const [choose] = pupil.browser.page.html.matchAll(/<form class="inline"[\s\S]*?<\/form>/g);
      const login = await pupil.browser.send(...pupil.browser.page.submissionOf(choose?.[0] as string));
      expect(login.textOf('school')).toBe('第一实验小学');
      const page = await pupil.browser.submit('sign-in', { username: pupilNumber, password: pupilSlip.code });
      expect(page.path).toBe('/login/password');
      const landed = await pupil.browser.submit('confirm', {
        password: PASSWORDS.student,
        password_again: PASSWORDS.student,
      });
      expect(landed).toMatchObject({ status: 200, path: '/' });
    });

    it('the class teacher prints again: the old code is void, the new one signs in; no other class', async () => {
      const token = await teacher.token();
      // Asked for the whole school, a class teacher gets the own class.
      const print = () => api(base, token, 'POST /api/identity/v1/slips', { unitId: units.school });
      const before = (await print()).body.slips as Slip[];
      const called = new Set(before.map(({ unitName }) => unitName));
      expect(called.size).toBe(1);
      const [own] = (await api(base, token, 'GET /api/org/v1/units?kind=class&limit=10')).body.items;
      // As in the tree, so on the slip, in a list and on a person's page.
      expect(own.displayName).not.toBe(own.name);
      expect([...called]).toEqual([own.displayName]);
      const listed = (await api(base, token, `GET /api/org/v1/people?unitId=${own.id}&role=student&limit=1`)).body
        .items[0];
      expect(listed.memberships).toMatchObject([{ unitId: own.id, unitName: own.displayName }]);
      const shown = (await api(base, token, `GET /api/org/v1/people/${listed.id}`)).body.memberships;
      expect(shown).toMatchObject([{ unitId: own.id, unitName: own.displayName }]);
      await teacher.browser.open('/account');
      const [form] = teacher.browser.page.formsTo('/account/slips');
      const sheet = await teacher.browser.send(...teacher.browser.page.submissionOf(form as string));
      expect(sheet.status).toBe(200);
      const printed = [...sheet.html.matchAll(/<b class="code">([^<]*)<\/b>/g)].map(([, code]) => code);
      // A first-time code and a binding code of each.
      expect(printed).toHaveLength(2 * before.length);
      const one = before.find(({ number }) => number !== undefined) as Slip;
      const old = await new Visitor(base).signIn(`2145000101/${one.number}`, one.code);
      expect(old.has('error')).toBe(true);
      const renewed = await slipOf(token, one.personId);
      expect((await new Visitor(base).signIn(`2145000101/${one.number}`, renewed.code)).path).toBe('/login/password');
      const foreign = (await find('202600001'))[0] as { id: string };
      const refused = await api(base, token, 'POST /api/identity/v1/slips', { personIds: [foreign.id] });
      expect([403, 404]).toContain(refused.status);
    });

    it('a guardian signs in by phone, binds another child with code and name, and has both', async () => {
      const [guardian] = await find('司涵蹊');
      const slip = await slipOf(school.token, guardian?.id as string);
      const visitor = new Visitor(base);
      expect(await visitor.signInFirst('19999885381', slip.code, PASSWORDS.guardian)).toMatchObject({ path: '/' });
      const fields = { child_name: pupilSlip.name, code: pupilSlip.bindingCode as string, relation: '1' };
      await visitor.browser.open('/account/bind');
      const relation = /<option value="([^"]*)"/.exec(visitor.browser.page.html)?.[1] as string;
      const wrong = await visitor.browser.submit('confirm', { ...fields, relation, child_name: '别人' });
      expect(wrong.has('error')).toBe(true);
      const bound = await visitor.browser.submit('confirm', { ...fields, relation });
      expect(bound.has('done')).toBe(true);
      const child = (await asRegion(`GET /api/org/v1/people/${pupilId}`)).body;
      expect(JSON.stringify(child)).toContain(guardian?.id as string);
    });

    it('who left is out within two seconds, with session and token', async () => {
      const token = await pupil.token();
      expect((await api(base, token, 'GET /api/org/v1/me')).status).toBe(200);
      const left = await api(base, school.token, `POST /api/org/v1/people/${pupilId}/end`, { reason: 'left' });
      expect(left.status).toBeLessThan(300);
      const started = performance.now();
      const token401 = await eventually(
        () => api(base, token, 'GET /api/org/v1/me'),
        ({ status }) => status === 401,
      );
      expect(token401.status).toBe(401);
      const page = await eventually(
        () => pupil.browser.open('/account'),
        ({ path: where }) => where === '/login',
      );
      expect(page.path).toBe('/login');
      expect(performance.now() - started).toBeLessThan(2_000);
      const again = await new Visitor(base).signIn(`2145000101/${pupilNumber}`, PASSWORDS.student);
      expect(again.has('error')).toBe(true);
    });

    it('a wrong password three times and an unknown name read the same', async () => {
      const answers: string[] = [];
      for (const name of ['2145000101/T0002', '2145000101/T9999', '2145000102/T0002', 'nobody-here']) {
        const page = await new Visitor(base).signIn(name, 'wrong-password-1');
        answers.push(`${page.status} ${page.textOf('error')}`);
      }
      expect(new Set(answers).size).toBe(1);
      for (let attempt = 0; attempt < 3; attempt++)
        await new Visitor(base).signIn('2145000101/T0003', `wrong-${attempt}`);
      const known = await new Visitor(base).signIn('2145000101/T0003', 'wrong-4');
      for (let attempt = 0; attempt < 3; attempt++)
        await new Visitor(base).signIn('2145000101/T9998', `wrong-${attempt}`);
      const unknown = await new Visitor(base).signIn('2145000101/T9998', 'wrong-4');
      expect(known.status).toBe(unknown.status);
      expect(known.textOf('error').replace(/\d+/g, 'n')).toBe(unknown.textOf('error').replace(/\d+/g, 'n'));
    });

    it('a form sent twice does not fail over its first half; a form without its token is refused', async () => {
      const visitor = new Visitor(base);
      await visitor.browser.open('/login');
      const form = visitor.browser.page.submission('sign-in', {
        username: '2145000101/T0001',
        password: PASSWORDS.staff,
      });
      const [one, two] = [await visitor.browser.send(...form), await visitor.browser.send(...form)];
      expect([one.path, two.path]).toEqual(['/', '/']);
      const [action, init] = form;
      const forged = await new Visitor(base).browser.send(action, {
        ...init,
        body: new URLSearchParams({ username: 'zhoumin', password: PASSWORDS.administrator }).toString(),
      });
      expect(forged.status).toBeGreaterThanOrEqual(400);
    });
  });

  describe('what is left of it', () => {
    it('the log holds no number, phone, password or code', () => {
      const log = base.log();
      for (const secret of [
        '19999386659',
        '19999885381',
        '19900000001',
        ...Object.values(PASSWORDS),
        school.token,
        region.token,
      ])
        expect(log).not.toContain(secret);
      expect(log).not.toMatch(/\d{17}[\dX]/);
      expect(log).not.toMatch(/"level":"(error|fatal)"/);
    });

    it('the audit trail is whole and tells who did what', async () => {
      const report = await base.cli('audit', 'verify');
      expect(report).toMatchObject({ exitCode: 0, body: { intact: true } });
      const out = path.join(base.home, 'audit.ndjson');
      await base.cli('audit', 'export', '--format', 'ndjson', '--out', out);
      const text = fs.readFileSync(out, 'utf8');
      for (const action of ['identity.slip.print', 'org.person.listed', 'identity.administrator.invite'])
        expect(text).toContain(action);
      for (const secret of ['19999386659', ...Object.values(PASSWORDS)]) expect(text).not.toContain(secret);
    });
  });
});
