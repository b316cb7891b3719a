import { ROOT_UNIT_ID, RoleAssigning } from '@plinth/org-contract';
import { OrgFixture } from '../unit/org.fixture';

describe('roles over HTTP', () => {
  let org: OrgFixture;
  let bureau: string;
  let school: string;
  let other: string;
  let admin: { person: string };

  beforeAll(async () => {
    org = await OrgFixture.start();
    bureau = await org.unit('bureau', ROOT_UNIT_ID, { name: '教育局' });
    school = await org.unit('school', bureau, { name: '甲校' });
    other = await org.unit('school', bureau, { name: '乙校' });
    admin = { person: await org.holder('school_admin', school) };
  });
  afterAll(() => org.close());

  type As = { person: string } | { operator: true };
  const assign = (personId: string, roleKey: string, unitId: string, as: As = { operator: true }) =>
    org.ask('POST', '/role-assignments', { as, body: { personId, roleKey, unitId } });
  const addRole = (name: string, permissions: string[], unitId = school, as: As = admin) =>
    org.ask('POST', '/roles', { as, body: { unitId, name, permissions } });

  it('knows every permission and built-in role by name, 中文 and English', async () => {
    const permissions = (await org.ask('GET', '/permissions', { as: admin })).body.items;
    expect(permissions).toContainEqual({
      name: 'org.person.read',
      zh: '查看人员(敏感信息打码)',
      en: 'See people, sensitive fields masked',
    });
    const roles = (await org.ask('GET', `/roles?unitId=${school}`, { as: admin })).body.items;
    expect(roles.map((role: { name: string }) => role.name)).toEqual(
      expect.arrayContaining(['区域管理员', '学校管理员', '班主任', '系统管理员', '安全管理员', '审计管理员']),
    );
    const known = new Set(permissions.map((permission: { name: string }) => permission.name));
    for (const role of roles) {
      for (const permission of role.permissions) expect(permission === '*' || known.has(permission)).toBe(true);
    }
  });

  it('lets an administrator appoint a colleague in the own school, with an event and an answer why', async () => {
    const colleague = await org.person('副管理员');
    const answer = await assign(colleague, 'school_admin', school, admin);
    expect(answer).toMatchObject({ status: 201, body: { personId: colleague, roleKey: 'school_admin' } });
    expect((await assign(colleague, 'school_admin', school, admin)).body.id).toBe(answer.body.id);
    expect(await org.events(colleague)).toEqual(['org.role-assignment.added.v1']);
    const holders = (await org.ask('GET', `/units/${school}/holders`, { as: admin })).body.items;
    expect(holders).toContainEqual(
      expect.objectContaining({
        personId: colleague,
        personName: '副管理员',
        roleName: '学校管理员',
        unitName: '甲校',
      }),
    );
    const list = await org.ask('GET', `/role-assignments?personId=${colleague}`, { as: admin });
    expect(list.body.items).toHaveLength(1);
  });

  it('gives nobody what the grantor does not hold there', async () => {
    const person = await org.person();
    expect((await assign(person, 'region_admin', school, admin)).body.code).toBe('org.role_exceeds_grantor');
    expect((await assign(person, 'school_admin', other, admin)).body.code).toBe('auth.unit_out_of_scope');
    expect((await assign(person, 'system_admin', school, admin)).body.code).toBe('org.role_exceeds_grantor');
    expect((await assign(person, 'class_teacher', school)).body.code).toBe('org.role_follows_position');
    expect((await assign(person, 'no_such_role', school)).body.code).toBe('org.role_not_found');
    expect((await assign('0199aaaa-0000-7000-8000-00000000dead', 'school_admin', school)).body.code).toBe(
      'org.person_not_found',
    );
  });

  it('makes custom roles out of held permissions, for the unit and below', async () => {
    const made = await addRole('学籍管理员', ['org.person.read', 'org.person.write', 'org.person.read']);
    expect(made).toMatchObject({ status: 201, body: { permissions: ['org.person.read', 'org.person.write'] } });
    expect((await addRole('学籍管理员', ['org.person.read'])).body.code).toBe('org.role_name_taken');
    expect((await addRole('越权', ['identity.key.rotate'])).body).toMatchObject({
      code: 'org.role_exceeds_grantor',
      details: { permissions: 'identity.key.rotate' },
    });
    expect((await addRole('全权', ['*'])).body.code).toBe('org.permission_unknown');
    const clerk = await org.person();
    const klass = await org.unit('class', school, { stage: 'primary', entryYear: 2025, classNumber: 9 });
    expect((await assign(clerk, made.body.key, klass, admin)).status).toBe(201);
    expect((await assign(clerk, made.body.key, other)).body.code).toBe('org.role_not_here');
    const own = (await org.ask('GET', '/me/permissions', { as: { person: clerk } })).body.items;
    expect(own).toEqual([
      { permission: 'org.person.read', unitIds: [klass] },
      { permission: 'org.person.write', unitIds: [klass] },
    ]);
    const change = (body: object, as: As = admin) => org.ask('PATCH', `/roles/${made.body.key}`, { as, body });
    expect((await change({ permissions: ['identity.key.rotate'] })).body.code).toBe('org.role_exceeds_grantor');
    expect((await change({ permissions: ['org.person.read'] })).status).toBe(200);
    const stranger = { person: await org.holder('school_admin', other) };
    expect((await change({ name: '我的' }, stranger)).body.code).toBe('org.role_not_found');
    const end = () => org.ask('DELETE', `/roles/${made.body.key}`, { as: admin });
    expect((await end()).body).toMatchObject({ code: 'org.role_in_use', details: { count: 1 } });
    const [held] = (await org.ask('GET', `/role-assignments?personId=${clerk}`, { as: admin })).body.items;
    expect((await org.ask('DELETE', `/role-assignments/${held.id}`, { as: stranger })).status).toBe(404);
    expect((await org.ask('DELETE', `/role-assignments/${held.id}`, { as: admin })).status).toBe(204);
    expect((await end()).status).toBe(204);
  });

  it('keeps the three administrators three people, also when two are appointed at the same moment', async () => {
    const person = await org.person();
    expect((await assign(person, 'system_admin', bureau)).status).toBe(201);
    expect((await assign(person, 'system_admin', school)).status).toBe(201);
    const refused = await assign(person, 'audit_admin', other);
    expect(refused).toMatchObject({ status: 409, body: { code: 'org.role_excludes' } });
    expect(refused.body.message).toBe('三员互斥:此人已是系统管理员,不能再担任审计管理员。');
    const hurried = await org.person();
    const keys = ['system_admin', 'security_admin', 'audit_admin'];
    const answers = await Promise.all(keys.map((key, n) => assign(hurried, key, [bureau, school, other][n] as string)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('lets a withdrawn or expired role bite within two seconds', async () => {
    const person = await org.holder('school_admin', school);
    const see = async () => (await org.ask('GET', `/units/${school}`, { as: { person } })).status;
    expect(await see()).toBe(200);
    const [held] = (await org.ask('GET', `/role-assignments?personId=${person}`)).body.items;
    await org.ask('DELETE', `/role-assignments/${held.id}`);
    const withdrawn = Date.now();
    while ((await see()) === 200 && Date.now() - withdrawn < 4_000) await new Promise((done) => setTimeout(done, 50));
    expect(await see()).toBe(403);
    expect(Date.now() - withdrawn).toBeLessThan(2_000);
    expect(await org.events(person)).toEqual(['org.role-assignment.added.v1', 'org.role-assignment.ended.v1']);
    const past = { personId: person, roleKey: 'school_admin', unitId: school, validTo: '2020-01-01T00:00:00Z' };
    expect((await org.ask('POST', '/role-assignments', { body: past })).status).toBe(400);
  });

  it('answers its port: the first administrator is known', async () => {
    const assigning = org.service.application.get(RoleAssigning);
    expect(await assigning.hasRootAdministrator()).toBe(false);
    const person = await org.person();
    const id = await assigning.assign({ personId: person, roleKey: 'region_admin', unitId: ROOT_UNIT_ID }, 'system');
    expect(id).toMatch(/^[\da-f-]{36}$/);
    expect(await assigning.hasRootAdministrator()).toBe(true);
    expect((await org.ask('GET', `/units/${ROOT_UNIT_ID}`, { as: { person } })).status).toBe(200);
  });
});
