import { ROOT_UNIT_ID } from '@plinth/org-contract';
import { OrgFixture } from '../unit/org.fixture';

jest.setTimeout(60_000);

describe('the set-up of a base', () => {
  let org: OrgFixture;
  beforeAll(async () => {
    org = await OrgFixture.start();
  });
  afterAll(() => org.close());

  const states = async () => {
    const { body } = await org.ask('GET', '/setup');
    return body.steps.map(({ state }: { state: string }) => state).join(' ');
  };
  const reminded = async (unitId: string = ROOT_UNIT_ID) => {
    const { body } = await org.ask('GET', `/units/${unitId}/facts`);
    return body.thingsToDo.find(({ kind }: { kind: string }) => kind === 'setup_unfinished')?.count;
  };

  it('begins with every step open, and reminds of three at the root', async () => {
    expect(await states()).toBe('open open open open');
    expect(await reminded()).toBe(3);
  });

  it('keeps what is skipped, asked twice as well, and takes it up again', async () => {
    for (let n = 0; n < 2; n += 1)
      expect((await org.ask('PUT', '/setup/steps/school', { body: { skipped: true } })).status).toBe(200);
    expect(await states()).toBe('open skipped open open');
    expect(await reminded()).toBe(2);
    await org.ask('PUT', '/setup/steps/school', { body: { skipped: false } });
    expect(await states()).toBe('open open open open');
    const entries = await org.test.asOwner(`SELECT FROM audit.pending WHERE action LIKE 'org.setup.%'`);
    expect(entries).toHaveLength(2);
  });

  it('sees each step done in the tree itself, and then reminds of nothing', async () => {
    const wrong = await org.ask('PATCH', `/units/${ROOT_UNIT_ID}`, { body: { regionCode: '349999' } });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'org.region_unknown']);
    await org.ask('PATCH', `/units/${ROOT_UNIT_ID}`, { body: { name: '蜀山区教育数字基座' } });
    expect(await states()).toBe('open open open open');
    expect((await org.ask('PATCH', `/units/${ROOT_UNIT_ID}`, { body: { regionCode: '340104' } })).status).toBe(200);
    expect(await states()).toBe('done open open open');
    const school = await org.unit('school');
    expect(await states()).toBe('done done open open');
    const holder = await org.holder('school_admin', school);
    expect(await states()).toBe('done done done open');
    expect(await reminded()).toBeUndefined();
    expect(await reminded(school)).toBeUndefined();
    const denied = await org.ask('GET', '/setup', { as: { person: holder } });
    expect([denied.status, denied.body.code]).toEqual([403, 'auth.unit_out_of_scope']);
    const skip = { as: { person: holder }, body: { skipped: true } };
    expect((await org.ask('PUT', '/setup/steps/sample', skip)).status).toBe(403);
  });

  it('refuses what is no step', async () => {
    const { status, body } = await org.ask('PUT', '/setup/steps/coffee', { body: { skipped: true } });
    expect([status, body.code]).toEqual([404, 'org.setup_step_unknown']);
    expect((await org.ask('PUT', '/setup/steps/name', { body: { skipped: 'later' } })).status).toBe(400);
  });
});
