import * as fs from 'node:fs';
import * as path from 'node:path';
import { migrate, serverAt, startEmbeddedServer } from '@plinth/platform-database';
import type { EmbeddedServer } from '@plinth/platform-database';
import { openMasterKey } from '@plinth/platform-crypto';
import { baseSchemas } from '../src';
import { TestServices } from './services.fixture';

/** What seals nothing gets the passwords of its own roles, and no master key. */
describe('a service without the master key', () => {
  let services: TestServices;
  beforeAll(async () => {
    services = await TestServices.open();
  });
  afterAll(() => services?.close());

  const withPasswords = (name: string, ...lines: readonly string[]) =>
    services.start(name, {
      PLINTH_MASTER_KEY_FILE: '',
      PLINTH_DATABASE_PASSWORDS_FILE: services.file(`${name}-${lines.length}`, lines.join('\n')),
      ...(name === 'gateway' ? { PLINTH_PORT: '0' } : {}),
    });

  it.each([
    ['gateway', ['plinth_gateway x']],
    ['market', ['plinth_market x', 'plinth_events y']],
  ])('%s starts with the passwords of its roles', async (name, lines) => {
    const service = await (await withPasswords(name, ...lines)).ready();
    expect((await service.readiness()).status).toBe(200);
    expect(await service.stop()).toBe(0);
  });

  it('market says which role is missing, and does not serve', async () => {
    const market = await withPasswords('market', 'plinth_market x');
    expect(await market.end()).toBe(1);
    expect(market.stderr).toMatch(/PLINTH_DATABASE_PASSWORDS_FILE must have a line of plinth_events/);
  });

  it('a file that is none ends the start with 78; what seals asks for the master key in any case', async () => {
    const market = await withPasswords('market', 'just-a-secret');
    expect(await market.end()).toBe(78);
    expect(market.stderr).toMatch(/PLINTH_DATABASE_PASSWORDS line 1/);
    expect(market.stderr).not.toContain('just-a-secret');
    const audit = await withPasswords('audit', 'plinth_audit x');
    expect(await audit.end()).toBe(78);
    expect(audit.stderr).toContain('PLINTH_MASTER_KEY_FILE is missing');
  });
});

/** Of a PostgreSQL that asks every role for its password, as one in use does. */
describe('the password of a role', () => {
  let services: TestServices;
  let postgres: EmbeddedServer;
  const passwords = new Map<string, string>();
  let databaseUrl: string;
  beforeAll(async () => {
    services = await TestServices.open();
    fs.chmodSync(services.home, 0o711);
    const rules = services.file('hba.conf', 'local all plinth_owner trust\nlocal all all scram-sha-256\n');
    fs.chmodSync(rules, 0o644);
    const home = path.join(services.home, 'own');
    fs.mkdirSync(home, { mode: 0o711 });
    postgres = await startEmbeddedServer({ home, settings: { hba_file: rules, fsync: 'off', shared_buffers: '64MB' } });
    const place = `localhost/plinth?host=${encodeURIComponent(String(postgres.owner().host))}`;
    databaseUrl = `postgres://${place}`;
    const secret = openMasterKey(services.masterKeyFile).derive('database roles');
    const server = serverAt(`postgres://plinth_owner@${place}`, secret);
    await migrate(server, baseSchemas);
    for (const role of ['market', 'events']) passwords.set(role, server.passwordOf(role) ?? '');
  });
  afterAll(async () => {
    await postgres?.stop();
    await services?.close();
  });

  const market = (words: ReadonlyMap<string, string>) =>
    services.start('market', {
      PLINTH_DATABASE_URL: databaseUrl,
      PLINTH_MASTER_KEY_FILE: '',
      PLINTH_DATABASE_PASSWORDS_FILE: services.file(
        'passwords',
        [...words].map(([role, word]) => `plinth_${role} ${word}`).join('\n'),
      ),
    });

  it('is asked for, and the right one opens', async () => {
    const service = await (await market(passwords)).ready();
    expect((await service.readiness()).status).toBe(200);
    expect(await service.stop()).toBe(0);
  });

  it.each([
    ['from a file', () => market(new Map([...passwords, ['market', 'not-the-password']]))],
    [
      'that follows from another master key',
      () => {
        const other = services.file('other.key', 'b'.repeat(64));
        return services.start('audit', { PLINTH_DATABASE_URL: databaseUrl, PLINTH_MASTER_KEY_FILE: other });
      },
    ],
  ])(
    '%s, wrong: the start ends with 1 and one line that names the role, what to do, and no password',
    async (_from, start) => {
      const service = await start();
      expect(await service.end()).toBe(1);
      const [line = '', ...more] = service.stderr.split('\n').filter((one) => one.includes('did not start'));
      expect(more).toEqual([]);
      expect(line).toMatch(/password authentication failed for user "plinth_(market|audit)".*plinth keys database/);
      expect(service.stdout + service.stderr).not.toContain('not-the-password');
    },
  );
});
