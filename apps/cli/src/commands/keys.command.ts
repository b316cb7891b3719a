import * as fs from 'node:fs';
import { Option } from 'commander';
import type { Command } from 'commander';
import { contextOf } from '../context';
import type { Context } from '../context';
import { existingMasterKey, tellingRefusals } from '../local-base';

/** A running base reads new keys every 30 s; until it has, nothing may be sealed with them. */
const UNTIL_READ_MS = 65_000;

/** Those that seal nothing; the others need the master key in any case, from which every password follows. */
const ROLES = { gateway: ['gateway'], market: ['market', 'events'] } as const;

interface DatabaseOptions {
  readonly service: keyof typeof ROLES;
  readonly out: string;
}

/** `plinth keys database`: roles and passwords of one service. `plinth keys rotate`: new signing keys, by the API; with `--data` a new data key, at the base of PLINTH_HOME itself. */
export function registerKeys(program: Command): void {
  const keys = program.command('keys').description('signing keys and data keys 密钥');
  keys
    .command('database')
    .description('the passwords of the database roles of a service, for PLINTH_DATABASE_PASSWORDS_FILE 数据库角色口令')
    .addOption(new Option('--service <name>', 'whose').choices(Object.keys(ROLES)).makeOptionMandatory())
    .requiredOption('--out <file>', 'written there, 0600, and shown nowhere')
    .action((options: DatabaseOptions, command: Command) => writeRolePasswords(options, contextOf(command)));
  keys
    .command('rotate')
    .description('makes new signing keys and retires the current ones; old tokens stay good until they expire')
    .option('--data', 'a new data key instead, and everything sealed anew with it; broken off, call it again')
    .action(async ({ data }: { data?: boolean }, command: Command) => {
      const context = contextOf(command);
      if (data) return tellingRefusals(context.config, () => rotateData(context));
      const rotated = await context.api.post<Record<string, unknown>>('/api/identity/v1/signing-keys/rotations');
      context.output.answer(rotated, () => JSON.stringify(rotated, null, 2));
    });
}

async function writeRolePasswords({ service, out }: DatabaseOptions, { config, output }: Context): Promise<void> {
  const { serverAt } = await import('@plinth/platform-database');
  const { rolePasswordsText } = await import('@plinth/platform-service');
  const server = serverAt('postgres://nowhere', (await existingMasterKey(config)).derive('database roles'));
  const passwords = new Map(ROLES[service].map((domain) => [domain, server.passwordOf(domain) ?? '']));
  writeOnce(out, rolePasswordsText(passwords));
  const roles = ROLES[service].map((domain) => `plinth_${domain}`);
  output.answer({ service, roles, file: out }, () => `${out} has the passwords of ${roles.join(', ')}`);
}

/** A file that is there keeps its rights, and what else it holds: it is never written through. */
function writeOnce(file: string, text: string): void {
  try {
    fs.writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST' && fs.readFileSync(file, 'utf8') === text;
    if (!isThere) throw error;
  }
}

async function rotateData({ config, output }: Context): Promise<void> {
  const { openKeyring, rotateDataKeys } = await import('@plinth/platform-crypto');
  const { baseSealedColumns, isInUse, withServer } = await import('@plinth/shell-store');
  const masterKey = await existingMasterKey(config);
  const rotated = await withServer(config, masterKey, async (server) => {
    const keyring = await openKeyring(server, masterKey, { refreshEveryMs: 0 });
    const delayMs = (await isInUse(server)) ? UNTIL_READ_MS : 0;
    if (delayMs > 0) output.progress(`waiting ${delayMs / 1000} s until the running base has read the new key`);
    const onStep = ({ column, changed }: { column: string; changed: number }): void =>
      output.progress(`${column} ${changed}`);
    return rotateDataKeys({ server, keyring, domains: baseSealedColumns, delayMs, onStep });
  });
  output.progress('');
  output.answer(rotated, () => {
    const lines = Object.entries(rotated.changed).map(([column, changed]) => `  ${column}: ${changed}`);
    const what = rotated.resumed ? 'the rotation broken off before is finished' : 'a new data key';
    return [`${what}, version ${rotated.version}; sealed anew:`, ...lines].join('\n');
  });
}
