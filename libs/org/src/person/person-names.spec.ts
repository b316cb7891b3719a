import { PeopleFixture } from './people.fixture';
import { maskedName } from './person-names.reader';

describe('names of people by id', () => {
  let fixture: PeopleFixture;
  let [here, left, there, holder] = ['', '', '', ''];

  beforeAll(async () => {
    fixture = await PeopleFixture.start();
    here = await fixture.person('欧阳修', '一小1班');
    left = await fixture.person('王安石', '一小1班');
    await fixture.call({ operator: true }, 'POST', `/api/org/v1/people/${left}/end`, { reason: 'left' });
    there = await fixture.person('苏轼', '二小1班');
    holder = await fixture.person('曾巩', '二小1班');
    await fixture.database.asOwner(
      `INSERT INTO org.role_assignment (id, person_id, role_key, unit_id, assigned_by) VALUES (gen_random_uuid(), $1, 'school_admin', $2, 'operator')`,
      [holder, fixture.unit('一小')],
    );
    for (const [person, permission] of [
      ['head', 'org.person.read'],
      ['asked-once', 'org.person.read'],
      ['auditor', 'audit.entry.read'],
      ['roles', 'org.role.read'],
      ['units-only', 'org.unit.read'],
    ] as const) {
      fixture.allow(person, permission, '一小');
      fixture.allow(person, 'org.unit.read', '一小');
    }
  });
  afterAll(() => fixture.close());

  const names = async (person: string, ids: readonly string[]) => {
    const { body } = await fixture.call<{ items: { id: string; name: string }[] }>(
      { person },
      'GET',
      `/api/org/v1/people/names?ids=${ids.join()}`,
    );
    return new Map(body.items.map(({ id, name }) => [id, name]));
  };

  it('are whole where the person may be seen, now or as somebody who was there', async () => {
    expect(await names('head', [here, left, there])).toEqual(
      new Map([
        [here, '欧阳修'],
        [left, '王安石'],
      ]),
    );
  });

  it('are masked for a reader of the audit trail who may not see the people', async () => {
    expect(await names('auditor', [here, there, holder])).toEqual(
      new Map([
        [here, '欧**'],
        [holder, '曾*'],
      ]),
    );
  });

  it('are whole of holders of roles for those who may see roles, and of nobody else', async () => {
    expect(await names('roles', [here, there, holder])).toEqual(new Map([[holder, '曾巩']]));
    expect((await names('units-only', [here, there, holder])).size).toBe(0);
  });

  it('are refused without any right, with nonsense and in bulk', async () => {
    const status = async (person: string, ids: string) =>
      (await fixture.call({ person }, 'GET', `/api/org/v1/people/names?ids=${ids}`)).status;
    expect(await status('nobody', here)).toBe(403);
    for (const ids of ['', 'x', `${here},x`, Array(51).fill(here).join()]) expect(await status('head', ids)).toBe(400);
    expect(await names('head', ['0199aaaa-0000-7000-8000-00000000dead'])).toEqual(new Map());
  });

  it('is one entry a request', async () => {
    await names('asked-once', [here, left]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const rows = await fixture.database.asOwner(`SELECT action FROM audit.pending WHERE actor = 'person:asked-once'`);
    expect(rows).toEqual([{ action: 'org.person.named' }]);
  });
});

it.each([
  ['王安石', '王**'],
  ['苏轼', '苏*'],
  ['欧阳娜娜', '欧**'],
  ['🎒', '*'],
  ['', '*'],
])('%j is masked as %j', (name, masked) => expect(maskedName(name)).toBe(masked));
