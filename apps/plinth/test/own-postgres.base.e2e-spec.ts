import * as fs from 'node:fs';
import { freePort } from '@plinth/platform-testing';
import { TestBase, isAlive, makeHome, runBase } from './base.fixture';
import { serversToTry, startOwnPostgres } from './own-postgres.fixture';
import type { OwnPostgres } from './own-postgres.fixture';
import { codes, files } from './school.fixture';

jest.setTimeout(120_000);

/** Of the base shape alone, which migrates by itself. `PLINTH_DATABASE_URL`: a PostgreSQL that the operator's organisation runs, with a user of few rights. */
describe.each(serversToTry())('a base on a PostgreSQL of its operator: $name', ({ binaries }) => {
  const home = makeHome();
  let postgres: OwnPostgres;
  let base: TestBase;
  let settings: Record<string, string>;

  beforeAll(async () => {
    postgres = await startOwnPostgres(binaries);
    settings = { PLINTH_DATABASE_URL: postgres.url };
    base = await TestBase.start(home, settings);
  });
  afterAll(async () => {
    await base?.close();
    await postgres?.close();
  });

  it('stands up there and starts no PostgreSQL of its own', async () => {
    expect((await fetch(`${base.url}/readyz`)).status).toBe(200);
    expect(fs.existsSync(`${home}/postgres`)).toBe(false);
  });

  it('takes a roster in and makes the accounts', async () => {
    const unit = async (...words: string[]) => (await base.cli('unit', 'add', ...words)).body.id as string;
    const bureau = await unit('--kind', 'bureau', '--name', '北海市教育局', '--parent', 'root');
    const school = await unit('--kind', 'school', '--name', '实验小学', '--parent', bureau, '--code', codes.first);
    const imported = await base.cli('import', files.codedPupils, '--unit', school, '--confirm');
    expect(imported.exitCode).toBe(0);
    expect(imported.body.added).toBeGreaterThan(10);
  });

  it('leaves that PostgreSQL running and finds its data again', async () => {
    const before = (await base.cli('unit', 'list')).body.items;
    expect(await base.end()).toMatchObject({ exitCode: 0 });
    expect(isAlive(postgres.pid)).toBe(true);
    base = await TestBase.start(home, settings);
    expect((await base.cli('unit', 'list')).body.items).toEqual(before);
  });

  it('its backup stands up on the PostgreSQL of this package, whatever its version: the way over to the next', async () => {
    const [place, file] = [makeHome(), `${home}/before.backup`];
    const passphrase = { PLINTH_BACKUP_PASSPHRASE: 'a sentence that is long enough' };
    const written = await base.cliWith({ ...settings, ...passphrase }, 'backup', '--out', file);
    expect(written.exitCode).toBe(0);
    const restored = await base.cliWith({ ...passphrase, PLINTH_HOME: place }, 'restore', file);
    expect(restored).toMatchObject({ exitCode: 0, body: { rows: written.body.rows, tables: written.body.tables } });
    const next = await TestBase.start(place);
    expect((await next.cli('unit', 'list')).body).toEqual((await base.cli('unit', 'list')).body);
    expect((await next.cli('audit', 'verify')).exitCode).toBe(0);
    await next.close();
  });

  it('a second base on the same database is refused, from another folder too', async () => {
    const place = makeHome();
    fs.copyFileSync(`${home}/master.key`, `${place}/master.key`);
    const refused = await runBase({ ...settings, PLINTH_HOME: place, PLINTH_PORT: String(await freePort()) });
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
    expect(refused.stderr).toMatch(/already|another/i);
    expect((await fetch(`${base.url}/readyz`)).status).toBe(200);
    fs.rmSync(place, { recursive: true });
  });

  it('a wrong password is said in a line that does not show it', async () => {
    const place = makeHome();
    const wrong = { PLINTH_DATABASE_URL: postgres.urlWith('not-the-password') };
    const refused = await runBase({ ...wrong, PLINTH_HOME: place, PLINTH_PORT: String(await freePort()) });
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(/password authentication failed/);
    expect(refused.stderr).not.toContain('not-the-password');
    expect(refused.stderr.trim().split('\n').length).toBeLessThan(5);
    fs.rmSync(place, { recursive: true });
  });

  it('a server that is not there is said in a line', async () => {
    const place = makeHome();
    const gone = { PLINTH_DATABASE_URL: `postgres://district:secret-word@127.0.0.1:${await freePort()}/base` };
    const refused = await runBase({ ...gone, PLINTH_HOME: place, PLINTH_PORT: String(await freePort()) });
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(/ECONNREFUSED/);
    expect(refused.stderr).not.toContain('secret-word');
    fs.rmSync(place, { recursive: true });
  });
});
