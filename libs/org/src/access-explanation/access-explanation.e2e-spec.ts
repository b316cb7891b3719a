import { randomUUID } from 'node:crypto';
import { ROOT_UNIT_ID } from '@plinth/org-contract';
import { OrgFixture } from '../unit/org.fixture';

describe('why somebody may do something', () => {
  let org: OrgFixture;
  const units = { bureau: '', first: '', second: '', one: '' };
  let admin: { person: string };
  beforeAll(async () => {
    org = await OrgFixture.start();
    units.bureau = await org.unit('bureau', ROOT_UNIT_ID, { name: '教育局' });
    units.first = await org.unit('school', units.bureau, { name: '甲校' });
    units.second = await org.unit('school', units.bureau, { name: '乙校' });
    units.one = await org.unit('class', units.first, { stage: 'primary', entryYear: 2024, classNumber: 1 });
    admin = { person: await org.holder('school_admin', units.first) };
  });
  afterAll(() => org.close());

  const ask = (unitId: string, personId: string, permission = 'org.person.read', as: object = { operator: true }) =>
    org.ask('GET', `/units/${unitId}/access-explanation?${new URLSearchParams({ personId, permission })}`, {
      as: as as never,
    });
  const give = async (personId: string, roleKey: string, unitId: string, more: object = {}) => {
    const { status, body } = await org.ask('POST', '/role-assignments', {
      body: { personId, roleKey, unitId, ...more },
    });
    if (status !== 201) throw new Error(JSON.stringify(body));
  };

  it('says by which role, given where, by whom and since when', async () => {
    const colleague = await org.person('李明华');
    const added = await org.ask('POST', '/role-assignments', {
      as: admin,
      body: { personId: colleague, roleKey: 'school_admin', unitId: units.first },
    });
    expect(added.status).toBe(201);
    const { body } = await ask(units.one, colleague);
    expect(body).toMatchObject({
      allowed: true,
      personName: '李明华',
      permissionText: '查看人员(敏感信息打码)',
      besides: [],
    });
    expect(body.because).toHaveLength(1);
    expect(body.because[0]).toMatchObject({ verdict: 'counts', roleKey: 'school_admin', unitName: '甲校' });
    expect(body.because[0].text).toMatch(
      /^是「甲校」的学校管理员，「.+」归其管辖，这个角色可以“查看人员\(敏感信息打码\)”。由王小明任命，自 \d{4}-\d\d-\d\d 起。$/,
    );
  });

  it('says of a role from above that it may do everything, and of a class teacher that it follows from the position', async () => {
    const region = await org.holder('region_admin', units.bureau);
    expect((await ask(units.first, region)).body.because[0].text).toContain('什么都可以做');
    const teacher = await org.person('邱景');
    await org.test.asOwner(
      `INSERT INTO org.position (id, person_id, unit_id, school_id, kind) VALUES (gen_random_uuid(), $1, $2, $3, 'head_teacher')`,
      [teacher, units.one, units.first],
    );
    const { body } = await ask(units.one, teacher);
    expect(body).toMatchObject({ allowed: true, because: [{ roleKey: 'class_teacher', assignmentId: null }] });
    expect(body.because[0].text).toContain('随任职自动取得');
    const above = (await ask(units.first, teacher)).body;
    expect(above).toMatchObject({ allowed: false, because: [], besides: [{ verdict: 'other_unit' }] });
  });

  it('says why roles do not count: elsewhere, without the permission, not yet, no longer, of a unit that has ended', async () => {
    const somebody = await org.person('韦小兰');
    const day = 24 * 3_600_000;
    await give(somebody, 'school_admin', units.second);
    await give(somebody, 'audit_admin', units.first);
    await give(somebody, 'school_admin', units.first, { validFrom: new Date(Date.now() + day) });
    const closed = await org.unit('school', units.bureau, { name: '丙校' });
    await give(somebody, 'school_admin', closed);
    await org.test.asOwner(`UPDATE org.unit SET status = 'ended', valid_to = current_date WHERE id = $1`, [closed]);
    const { body } = await ask(units.first, somebody, 'org.person.write');
    expect([body.allowed, body.because]).toEqual([false, []]);
    expect(body.besides.map(({ verdict }: { verdict: string }) => verdict).sort()).toEqual([
      'not_yet',
      'other_unit',
      'permission_not_held',
      'unit_ended',
    ]);
    await org.test
      .asOwner(`UPDATE org.role_assignment SET valid_from = now() - interval '2 days', valid_to = now() - interval '1 day'
      WHERE person_id = '${somebody}' AND valid_from > now()`);
    const later = (await ask(units.first, somebody, 'org.person.write')).body;
    expect(later.besides.map(({ verdict }: { verdict: string }) => verdict)).toContain('over');
  });

  it('agrees with what the guard decides, whatever the role, unit and permission', async () => {
    const permissions = ['org.person.read', 'org.person.write', 'org.role.assign', 'audit.entry.read'];
    for (const [roleKey, at] of [
      ['school_admin', units.first],
      ['region_admin', units.bureau],
      ['audit_admin', units.second],
      ['security_admin', units.bureau],
    ] as const) {
      const holder = await org.holder(roleKey, at);
      for (const unitId of Object.values(units))
        for (const permission of permissions) {
          const { body } = await ask(unitId, holder, permission);
          expect([roleKey, permission, body.allowed]).toEqual([roleKey, permission, body.because.length > 0]);
        }
    }
  });

  it('is for those who see roles there, and shows them nothing of elsewhere', async () => {
    const other = await org.holder('school_admin', units.second);
    expect((await ask(units.first, other, 'org.person.read', { person: other })).body.code).toBe(
      'auth.unit_out_of_scope',
    );
    expect((await ask(units.first, other, 'org.person.read', admin)).body.code).toBe('org.person_not_found');
    await org.test.asOwner(
      `INSERT INTO org.membership (id, person_id, unit_id, school_id, role, sort_key)
       VALUES (gen_random_uuid(), $1, $2, $2, 'staff', 'a')`,
      [other, units.first],
    );
    const { body } = await ask(units.first, other, 'org.person.read', admin);
    expect(body).toMatchObject({ allowed: false, because: [], besides: [] });
    expect((await ask(units.first, other, 'org.nothing', admin)).body.code).toBe('org.permission_unknown');
    expect((await ask(units.first, randomUUID(), 'org.person.read', admin)).body.code).toBe('org.person_not_found');
    const nobody = { person: await org.person() };
    expect((await ask(units.first, other, 'org.person.read', nobody)).status).toBe(403);
  });
});
