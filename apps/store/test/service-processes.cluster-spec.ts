import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { auditSchema } from '@plinth/audit';
import { keyringSchema } from '@plinth/platform-crypto';
import { migrate } from '@plinth/platform-database';
import { freePort, openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { environment } from './config';

interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const services = ['gateway', 'identity', 'org', 'market', 'audit'] as const;

const run = (service: string, settings: Readonly<Record<string, string>>): Promise<Finished> => {
  const entry = path.join(__dirname, '../../../dist/apps', service, 'src/main.js');
  const child = spawn(process.execPath, [entry], { env: { ...environment, ...settings } });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  return new Promise((resolve) => child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr })));
};

/** Of the cluster shape alone: what a process says that cannot start. */
describe('a service of the cluster', () => {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-service-'));
  let test: TestDatabase;
  const file = (name: string, content: string): string => {
    const place = path.join(home, name);
    fs.writeFileSync(place, content, { mode: 0o600 });
    return place;
  };
  const databaseUrl = (): string => {
    const { host, database } = test.server.owner();
    return `postgres://localhost/${database}?host=${encodeURIComponent(String(host))}`;
  };
  const settings = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
    PLINTH_PUBLIC_URL: 'http://127.0.0.1:1',
    PLINTH_DATABASE_URL: databaseUrl(),
    PLINTH_MASTER_KEY_FILE: file('master.key', 'a'.repeat(64)),
    PLINTH_SERVICE_KEY_FILE: file('service.key', Buffer.alloc(32, 1).toString('base64')),
    PLINTH_IDENTITY_URL: 'http://127.0.0.1:1',
    PLINTH_IDENTITY_RPC: '127.0.0.1:1',
    PLINTH_ORG_RPC: '127.0.0.1:1',
    PLINTH_REDIS_URL: 'redis://127.0.0.1:1',
    ...more,
  });

  beforeAll(async () => {
    test = await openTestDatabase([]);
  });
  afterAll(async () => {
    await test.close();
    fs.rmSync(home, { recursive: true, force: true });
  });

  it.each(services)('%s tells every fault of its environment at once, and ends with 78', async (service) => {
    const ended = await run(service, { PLINTH_PORT: '80800', PLINTH_MASTER_KEY_FILE: '/nowhere' });
    expect(ended).toMatchObject({ exitCode: 78, stdout: '' });
    const faults = ['PLINTH_PORT', 'PLINTH_PUBLIC_URL', 'PLINTH_DATABASE_URL', 'PLINTH_SERVICE_KEY_FILE'];
    for (const name of [...faults, 'PLINTH_MASTER_KEY_FILE']) expect(ended.stderr).toContain(name);
  });

  it('refuses a database older than its release by the names of what is missing, and was never ready', async () => {
    await migrate(test.server, [{ domain: 'audit', ownedBy: 'owner', migrations: [] }]);
    const management = await freePort();
    const ended = run('audit', settings({ PLINTH_MANAGEMENT_PORT: String(management) }));
    const seen = new Set<number>();
    let isOver = false;
    void ended.then(() => (isOver = true));
    while (!isOver) {
      const answer = await fetch(`http://127.0.0.1:${management}/readyz`).catch(() => undefined);
      if (answer !== undefined) seen.add(answer.status);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await ended).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringMatching(/older than this release.*plinth migrate/),
    });
    expect([...seen].filter((status) => status !== 503)).toEqual([]);
  });

  it('never makes a master key, nor acts as the owner of the database', async () => {
    const absent = path.join(home, 'absent.key');
    expect((await run('audit', settings({ PLINTH_MASTER_KEY_FILE: absent }))).exitCode).toBe(78);
    expect(fs.existsSync(absent)).toBe(false);
    // Without the first data keys, which `plinth migrate` makes, it has to say so.
    await migrate(test.server, [keyringSchema, auditSchema]);
    const ended = await run('audit', settings());
    expect(ended).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('plinth migrate') });
  });
});
