import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Command } from 'commander';
import { openMasterKey } from '@plinth/platform-crypto';
import { serverAt } from '@plinth/platform-database';
import { registerKeys } from './commands/keys.command';

describe('plinth keys database', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-keys-'));
  const masterKeyFile = path.join(folder, 'master.key');
  const said: string[] = [];
  beforeAll(() => {
    fs.writeFileSync(masterKeyFile, 'a'.repeat(64), { mode: 0o600 });
    jest.replaceProperty(process, 'env', { PLINTH_HOME: folder });
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  });
  afterAll(() => {
    jest.restoreAllMocks();
    fs.rmSync(folder, { recursive: true });
  });

  const run = async (...words: readonly string[]): Promise<void> => {
    const program = new Command()
      .option('--json')
      .exitOverride()
      .configureOutput({ writeErr: () => undefined });
    registerKeys(program);
    for (const command of program.commands.flatMap((one) => one.commands))
      command.exitOverride().configureOutput({ writeErr: () => undefined });
    await program.parseAsync(['node', 'plinth', 'keys', 'database', ...words]);
  };

  it('writes the passwords of the roles of a service and of no other, for its owner alone, and shows none', async () => {
    const out = path.join(folder, 'market');
    await run('--service', 'market', '--out', out);
    const server = serverAt('postgres://db', openMasterKey(masterKeyFile).derive('database roles'));
    const [market, events] = [server.passwordOf('market'), server.passwordOf('events')];
    expect(fs.readFileSync(out, 'utf8')).toBe(`plinth_market ${market}\nplinth_events ${events}\n`);
    expect(fs.statSync(out).mode & 0o777).toBe(0o600);
    expect(said.join('')).toContain('plinth_market, plinth_events');
    expect(said.join('')).not.toContain(market);
  });

  it('may be said again, as every start of a cluster does', async () => {
    const out = path.join(folder, 'gateway');
    await run('--service', 'gateway', '--out', out);
    const written = fs.readFileSync(out, 'utf8');
    await run('--service', 'gateway', '--out', out);
    expect(fs.readFileSync(out, 'utf8')).toBe(written);
    expect(written).toMatch(/^plinth_gateway \S+\n$/);
  });

  it('writes over nothing, and knows the services that seal nothing', async () => {
    const there = path.join(folder, 'there');
    fs.writeFileSync(there, 'kept');
    await expect(run('--service', 'gateway', '--out', there)).rejects.toThrow(/EEXIST/);
    expect(fs.readFileSync(there, 'utf8')).toBe('kept');
    await expect(run('--service', 'org', '--out', path.join(folder, 'org'))).rejects.toThrow(/gateway, market/);
    expect(fs.existsSync(path.join(folder, 'org'))).toBe(false);
  });
});
