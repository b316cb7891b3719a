import * as fs from 'node:fs';
import * as path from 'node:path';
import { TestBase, makeHome } from './base.fixture';
import { PASSWORDS, Visitor, api } from './people.fixture';
import { TestDistrict, codes } from './school.fixture';

// Whole bases and clusters come up and go down, on a machine that does other things as well.
jest.setTimeout(240_000);

/** A base that runs is backed up, and stands up again in another folder, with its people, passwords and keys. */
describe('the operator backs a base up and restores it', () => {
  const passphrase = { PLINTH_BACKUP_PASSPHRASE: '一句很长的备份口令,只有校长知道' };
  const home = makeHome();
  const file = path.join(home, 'base.backup');
  let district: TestDistrict;
  let restored: TestBase | undefined;

  beforeAll(async () => {
    district = await TestDistrict.open();
    await district.teacher('T0001');
  });
  afterAll(async () => {
    await Promise.all([restored?.close(), district?.base.close()]);
    fs.rmSync(home, { recursive: true, force: true });
  });

  it('backs up while the base runs, which goes on', async () => {
    const { exitCode, body } = await district.base.cliWith(passphrase, 'backup', '--out', file);
    expect({ exitCode, lockedBy: body?.lockedBy }).toEqual({ exitCode: 0, lockedBy: 'passphrase' });
    expect(body.rows).toBeGreaterThan(100);
    expect((await fetch(`${district.base.url}/readyz`)).status).toBe(200);
  });

  it('does not write over a base that runs, nor with another passphrase', async () => {
    const running = await district.base.cliWith(passphrase, 'restore', file, '--replace');
    expect(running).toMatchObject({ exitCode: 4, body: { error: { code: 'cache.second_instance' } } });
    const other = { PLINTH_HOME: path.join(home, 'other'), PLINTH_BACKUP_PASSPHRASE: 'not that passphrase' };
    const wrong = await district.base.cliWith(other, 'restore', file);
    expect(wrong).toMatchObject({ exitCode: 4, body: { error: { code: 'backup.cannot_be_opened' } } });
    expect(fs.existsSync(other.PLINTH_HOME)).toBe(false);
  });

  it('stands up in another folder: people, passwords, sealed fields, audit trail', async () => {
    const answer = await district.base.cliWith({ ...passphrase, PLINTH_HOME: home }, 'restore', file);
    expect(answer).toMatchObject({ exitCode: 0 });
    restored = await TestBase.start(home);
    const page = await new Visitor(restored).signIn(`${codes.first}/T0001`, PASSWORDS.staff);
    expect(page.path).toBe('/');
    const token = (await restored.cli('token')).body.access_token;
    const query = new URLSearchParams({ unitId: district.schoolId, q: 'T0001' });
    const { body } = await api(restored, token, `GET /api/org/v1/people?${query}`);
    expect(body.items).toHaveLength(1);
    const [there, here] = [await district.base.cli('unit', 'list'), await restored.cli('unit', 'list')];
    expect(here.body).toEqual(there.body);
    expect((await restored.cli('audit', 'verify')).exitCode).toBe(0);
  });

  it('rotates the data key of a base that is stopped; everything opens afterwards', async () => {
    const base = restored as TestBase;
    await base.end();
    const { exitCode, body } = await base.cli('keys', 'rotate', '--data');
    expect(exitCode).toBe(0);
    expect(body).toMatchObject({ version: 2, resumed: false });
    expect(body.changed['org.identifier.sealed']).toBeGreaterThan(0);
    restored = await TestBase.start(home);
    const page = await new Visitor(restored).signIn(`${codes.first}/T0001`, PASSWORDS.staff);
    expect(page.path).toBe('/');
  });
});
