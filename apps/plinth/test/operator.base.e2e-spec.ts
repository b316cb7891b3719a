import * as fs from 'node:fs';
import { createConnection } from 'node:net';
import { networkInterfaces } from 'node:os';
import { freePort } from '@plinth/platform-testing';
import { TestBase, isAlive, makeHome, runBase } from './base.fixture';

jest.setTimeout(120_000);

/** Of the base shape alone: one process and the PostgreSQL it started. One base through its life, in the order of the tests: started, left alone, stopped, killed, started again. */
describe('the operator starts and stops the base', () => {
  const home = makeHome();
  const bases: TestBase[] = [];
  let base: TestBase;
  let bureauId: string;

  const start = async (settings: Readonly<Record<string, string>> = {}): Promise<void> => {
    base = await TestBase.start(home, settings);
    bases.push(base);
  };
  const bureaus = async (): Promise<string[]> => {
    const { body } = await base.cli('unit', 'list', '--kind', 'bureau');
    return body.items.map(({ id }: { id: string }) => id);
  };

  /** Behind a proxy that is trusted, what is written down is the client's address. */
  async function expectAddressOfClient(): Promise<void> {
    const headers = {
      authorization: `Bearer ${(await base.cli('token')).body.access_token}`,
      'content-type': 'application/json',
      'x-forwarded-for': '203.0.113.7',
    };
    const body = JSON.stringify({ kind: 'district', name: '海城区教育局', parentId: bureauId });
    const added = await fetch(`${base.url}/api/org/v1/units`, { method: 'POST', headers, body });
    expect(added.status).toBe(201);
    const entries = await fetch(`${base.url}/api/audit/v1/entries?limit=20`, { headers });
    expect(((await entries.json()) as { items: unknown[] }).items).toContainEqual(
      expect.objectContaining({ action: 'org.unit.added', address: '203.0.113.7' }),
    );
  }

  beforeAll(() => start());
  afterAll(async () => {
    for (const one of bases) await one.close();
  });

  it('prints one ready line and a code, and answers from that moment', async () => {
    expect((await fetch(`${base.url}/readyz`)).status).toBe(200);
    expect(base.output.match(/^Plinth is ready at /gm)).toHaveLength(1);
    const code = await base.firstCode();
    // No secret is part of an address.
    expect(base.output).not.toMatch(new RegExp(`https?://\\S*${code}`));
    const added = await base.cli('unit', 'add', '--kind', 'bureau', '--name', '市教育局', '--parent', 'root');
    bureauId = added.body.id;
    expect(await bureaus()).toEqual([bureauId]);
  });

  it('listens on loopback alone', async () => {
    const port = Number(new URL(base.url).port);
    await expect(connects('127.0.0.1', port)).resolves.toBe(true);
    for (const address of foreignAddresses()) await expect(connects(address, port)).resolves.toBe(false);
  });

  it('a second instance on the same folder is refused, and the first goes on', async () => {
    const refused = await runBase({ PLINTH_HOME: home, PLINTH_PORT: String(await freePort()) });
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
    expect(refused.stderr).toMatch(/already|another/i);
    expect(refused.stderr.trim().split('\n').length).toBeLessThan(5);
    expect(isAlive(base.postgresPid() as number)).toBe(true);
    expect(await bureaus()).toEqual([bureauId]);
  });

  it('a port that is taken is said in a line, and no PostgreSQL is left', async () => {
    const other = makeHome();
    const refused = await runBase({ PLINTH_HOME: other, PLINTH_PORT: new URL(base.url).port });
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(/EADDRINUSE|in use/);
    expect(fs.existsSync(`${other}/postgres/postmaster.pid`)).toBe(false);
    fs.rmSync(other, { recursive: true });
  });

  it('every wrong setting is listed at once, before anything is made', async () => {
    const place = `${home}/never`;
    const refused = await runBase({
      PLINTH_HOME: place,
      PLINTH_PORT: '80800',
      PLINTH_PUBLIC_URL: 'ftp://base.example.cn',
      PLINTH_LOG_LEVEL: 'loud',
    });
    expect(refused.exitCode).toBe(1);
    for (const name of ['PLINTH_PORT', 'PLINTH_PUBLIC_URL', 'PLINTH_LOG_LEVEL']) expect(refused.stderr).toContain(name);
    expect(fs.existsSync(place)).toBe(false);
  });

  it('the command line says how things are, and has exit codes that mean something', async () => {
    expect(await base.cli('doctor')).toMatchObject({ exitCode: 0, body: { healthy: true } });
    expect(await base.cli('status')).toMatchObject({ exitCode: 0, body: { ready: true } });
    expect((await base.cli('no-such-command')).exitCode).toBe(2);
    const help = await base.cli('unit', 'add', '--help');
    expect(help.exitCode).toBe(0);
    expect(help.stdout).toContain('--parent');
    // Whoever reads it may have seen enough.
    expect(await base.shell('plinth unit list | true')).toMatchObject({ exitCode: 0, stderr: '' });
    const refused = await base.cli(
      'unit',
      'add',
      '--kind',
      'school',
      '--name',
      '某校',
      '--parent',
      bureauId,
      '--code',
      '12',
    );
    expect(refused).toMatchObject({ exitCode: 4, body: { error: { code: 'org.school_code_invalid' } } });
  });

  it('Ctrl-C stops it cleanly and leaves no PostgreSQL', async () => {
    const postgres = base.postgresPid() as number;
    expect(isAlive(postgres)).toBe(true);
    expect(await base.end('SIGINT')).toMatchObject({ exitCode: 0, stderr: '' });
    expect(isAlive(postgres)).toBe(false);
    const status = await base.cli('status');
    expect(status.exitCode).toBe(3);
    expect(status.stderr).toContain('npm start');
    const doctor = await base.cli('doctor');
    expect(doctor.exitCode).toBe(5);
    expect(doctor.body.findings).toContainEqual(expect.objectContaining({ check: 'base', ok: false }));
  });

  it('at a second start everything is there', async () => {
    await start();
    expect(await bureaus()).toEqual([bureauId]);
  });

  it('after kill -9 nothing is lost, and the PostgreSQL left behind is taken over', async () => {
    const left = base.postgresPid() as number;
    await base.end('SIGKILL');
    await start({ PLINTH_TRUSTED_PROXIES: '127.0.0.1' });
    expect(await bureaus()).toEqual([bureauId]);
    const now = base.postgresPid() as number;
    if (now !== left) expect(isAlive(left)).toBe(false);
    await expectAddressOfClient();
    expect((await base.end('SIGTERM'))?.exitCode).toBe(0);
    expect([left, now].filter(isAlive)).toEqual([]);
  });
});

const foreignAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((some) => some ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);

const connects = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 2_000 });
    const done = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
  });
