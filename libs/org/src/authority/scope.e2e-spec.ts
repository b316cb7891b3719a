import { ROOT_UNIT_ID } from '@plinth/org-contract';
import { TestIssuer } from '@plinth/platform-testing';
import { OrgFixture } from '../unit/org.fixture';

/** Issue 3, item 2: a school administrator sees and touches that school only. */
describe('rights over HTTP', () => {
  let org: OrgFixture;
  let bureau: string;
  let school: string;
  let sibling: string;
  let klass: string;
  let admin: { person: string };

  beforeAll(async () => {
    org = await OrgFixture.start();
    bureau = await org.unit('bureau', ROOT_UNIT_ID, { name: '教育局' });
    school = await org.unit('school', bureau, { name: '甲校', code: '2134000017' });
    sibling = await org.unit('school', bureau, { name: '乙校' });
    klass = await org.unit('class', school, { stage: 'primary', entryYear: 2025, classNumber: 1 });
    await org.unit('class', sibling, { stage: 'primary', entryYear: 2025, classNumber: 1 });
    admin = { person: await org.holder('school_admin', school) };
  });
  afterAll(() => org.close());

  const ids = (items: { id: string }[]): string[] => items.map(({ id }) => id);

  it('lets a school administrator see and change the own school and below', async () => {
    expect((await org.ask('GET', `/units/${school}`, { as: admin })).status).toBe(200);
    expect((await org.ask('PATCH', `/units/${klass}`, { as: admin, body: { sort: 3 } })).status).toBe(200);
    const added = await org.ask('POST', '/units', {
      as: admin,
      body: { kind: 'department', parentId: school, name: '教务处' },
    });
    expect(added.status).toBe(201);
    expect(ids((await org.ask('GET', '/units/tops', { as: admin })).body.items)).toEqual([school]);
  });

  it.each([
    ['the sibling school', () => sibling],
    ['the bureau above', () => bureau],
    ['the root', () => ROOT_UNIT_ID],
    ['a unit that does not exist', () => '0199aaaa-0000-7000-8000-00000000dead'],
  ])('refuses the administrator every way to %s', async (_, unit) => {
    const id = unit();
    const tries: [string, string, unknown?][] = [
      ['GET', `/units/${id}`],
      ['GET', `/units/${id}/children`],
      ['GET', `/units/${id}/subtree`],
      ['GET', `/units/${id}/ancestors`],
      ['GET', `/units/${id}/history`],
      ['GET', `/units/${id}/holders`],
      ['GET', `/units/${id}/school-years`],
      ['GET', `/units?underId=${id}`],
      ['GET', `/roles?unitId=${id}`],
      ['GET', `/role-assignments?unitId=${id}`],
      ['PATCH', `/units/${id}`, { sort: 1 }],
      ['POST', '/units', { kind: 'department', parentId: id, name: '处' }],
      ['POST', `/units/${id}/move`, { parentId: school }],
      ['POST', `/units/${id}/end`, {}],
      ['POST', `/units/${id}/classes`, { classes: [] }],
      ['PUT', `/units/${id}/school-years/2026`, { terms: [] }],
      ['POST', '/roles', { unitId: id, name: 'x', permissions: ['org.unit.read'] }],
      ['POST', '/role-assignments', { personId: admin.person, roleKey: 'school_admin', unitId: id }],
    ];
    for (const [method, path, body] of tries) {
      const { status, body: answer } = await org.ask(method, path, { as: admin, body });
      expect([method, path, status, answer.code]).toEqual([method, path, 403, 'auth.unit_out_of_scope']);
    }
  });

  it('shows the administrator nothing of others in lists, searches and on the way up', async () => {
    const all = await org.ask('GET', '/units?limit=500', { as: admin });
    expect(ids(all.body.items)).toEqual(expect.arrayContaining([school, klass]));
    expect(ids(all.body.items)).not.toContain(sibling);
    expect(ids(all.body.items)).not.toContain(bureau);
    expect((await org.ask('GET', `/units?parentId=${bureau}`, { as: admin })).body.items).toHaveLength(1);
    expect((await org.ask('GET', `/units?q=${encodeURIComponent('乙校')}`, { as: admin })).body.items).toEqual([]);
    expect(ids((await org.ask('GET', `/units/${klass}/ancestors`, { as: admin })).body.items)).toEqual([school]);
  });

  it('keeps the administrator from moving, ending or recoding the own school, or moving things out of it', async () => {
    const post = (path: string, body: unknown) => org.ask('POST', path, { as: admin, body });
    expect((await post(`/units/${school}/move`, { parentId: klass })).body.code).toBe('org.unit_above_needed');
    expect((await post(`/units/${school}/end`, { withUnits: true })).body.code).toBe('org.unit_above_needed');
    expect((await post(`/units/${klass}/move`, { parentId: sibling })).body.code).toBe('auth.unit_out_of_scope');
    const recode = await org.ask('PATCH', `/units/${school}`, { as: admin, body: { code: '2134000025' } });
    expect(recode.body.code).toBe('org.unit_above_needed');
    expect((await org.ask('PATCH', `/units/${school}`, { as: admin, body: { shortName: '甲' } })).status).toBe(200);
  });

  it('refuses tokens that are forged, expired or foreign, and a person without any role', async () => {
    const token = await org.issuer.token(admin);
    const [header, payload, signature] = token.split('.') as [string, string, string];
    const raised = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), operator: true }),
    ).toString('base64url');
    const code = async (as: string) => (await org.ask('GET', `/units/${school}`, { as })).body.code;
    expect(await code(`${header}.${raised}.${signature}`)).toBe('auth.token_invalid');
    expect(await code(await org.issuer.token({ ...admin, lifetimeSeconds: -5 }))).toBe('auth.token_expired');
    const stranger = await TestIssuer.create();
    expect(await code(await stranger.token({ operator: true }))).toBe('auth.token_invalid');
    const nobody = await org.ask('GET', `/units/${school}`, { as: { person: await org.person() } });
    expect(nobody).toMatchObject({ status: 403, body: { code: 'auth.permission_missing' } });
  });

  it('leaves a trace of who tried what', async () => {
    const person = await org.person();
    await org.ask('GET', `/units/${school}`, { as: { person } });
    const traces = () =>
      org.test.asOwner(`SELECT action, result FROM audit.pending WHERE actor = $1`, [`person:${person}`]);
    for (const until = Date.now() + 3_000; (await traces()).length === 0 && Date.now() < until; ) {
      await new Promise((done) => setTimeout(done, 20));
    }
    expect(await traces()).toEqual([{ action: 'org.unit.read', result: 'refused' }]);
  });

  it('gives an application its scopes on its units, and nothing that is no permission', async () => {
    const app = { client: 'roster-app', scopes: ['openid', 'org.unit.read', '*'], units: [school] };
    expect((await org.ask('GET', `/units/${klass}`, { as: app })).status).toBe(200);
    expect((await org.ask('GET', `/units/${sibling}`, { as: app })).status).toBe(403);
    expect((await org.ask('PATCH', `/units/${klass}`, { as: app, body: { sort: 1 } })).body.code).toBe(
      'auth.permission_missing',
    );
    expect((await org.ask('GET', '/me/permissions', { as: app })).body.items).toEqual([
      { permission: 'org.unit.read', unitIds: [school] },
    ]);
    expect((await org.ask('GET', '/me/permissions', { as: { ...app, units: ['nonsense'] } })).body.items).toEqual([]);
  });

  it('gives a person through an application what both may, and a teacher the own classes', async () => {
    const scopes = ['org.unit.read', 'org.roster.read', 'org.unit.write', 'org.person.read'];
    const through = (person: string, units: string[]) => ({ person, client: 'homework', scopes, units });
    const permissions = async (as: object) =>
      Object.fromEntries(
        (await org.ask('GET', '/me/permissions', { as })).body.items.map(
          (own: { permission: string; unitIds: string[] }) => [own.permission, own.unitIds],
        ),
      );
    const teacher = await org.person('陈老师');
    const position = (unit: string, kind: string) =>
      org.test.asOwner(
        `INSERT INTO org.position (id, person_id, unit_id, kind) VALUES (gen_random_uuid(), $1, $2, $3)`,
        [teacher, unit, kind],
      );
    await position(klass, 'subject_teacher');
    expect(await permissions({ person: teacher })).toEqual({ 'org.roster.read': [klass] });
    expect(await permissions(through(teacher, [school]))).toEqual({
      'org.unit.read': [klass],
      'org.roster.read': [klass],
    });
    expect(await permissions(through(teacher, [sibling]))).toEqual({});
    expect(await permissions(through(teacher, []))).toEqual({});
    expect(await permissions(through(admin.person, [bureau]))).toMatchObject({ 'org.unit.write': [school] });
    expect(await permissions(through(admin.person, [klass]))).toMatchObject({ 'org.unit.write': [klass] });
    const pupil = await org.person('小明');
    expect(await permissions(through(pupil, [school]))).toEqual({});
    expect(await permissions({ person: pupil })).toEqual({});
  });

  it('makes the class teacher of a position one, for that class alone', async () => {
    const teacher = await org.person('刘老师');
    await org.test.asOwner(
      `INSERT INTO org.position (id, person_id, unit_id, kind) VALUES (gen_random_uuid(), $1, $2, 'head_teacher')`,
      [teacher, klass],
    );
    expect((await org.ask('GET', `/units/${klass}`, { as: { person: teacher } })).status).toBe(200);
    expect((await org.ask('GET', `/units/${school}`, { as: { person: teacher } })).status).toBe(403);
    const holders = (await org.ask('GET', `/units/${klass}/holders`)).body.items;
    expect(holders).toContainEqual(
      expect.objectContaining({ personId: teacher, roleKey: 'class_teacher', roleName: '班主任', unitId: klass }),
    );
    const patch = await org.ask('PATCH', `/units/${klass}`, { as: { person: teacher }, body: { sort: 9 } });
    expect(patch.body.code).toBe('auth.permission_missing');
  });

  it('follows a unit that moves at once', async () => {
    const [here, there] = [await org.unit('district', bureau), await org.unit('district', bureau)];
    const wandering = await org.unit('school', here, { name: '流动小学' });
    const own = { person: await org.holder('region_admin', there) };
    expect((await org.ask('GET', `/units/${wandering}`, { as: own })).status).toBe(403);
    await org.ask('POST', `/units/${wandering}/move`, { body: { parentId: there } });
    const until = Date.now() + 3_000;
    let status = 403;
    while (status !== 200 && Date.now() < until)
      status = (await org.ask('GET', `/units/${wandering}`, { as: own })).status;
    expect(status).toBe(200);
    expect(Date.now()).toBeLessThan(until - 1_500);
  });
});
