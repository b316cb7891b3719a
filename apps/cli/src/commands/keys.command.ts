import type { Command } from 'commander';
import { openKeyring, rotateDataKeys } from '@plinth/platform-crypto';
import { contextOf } from '../context';
import type { Context } from '../context';
import { existingMasterKey, tellingRefusals } from '../local-base';

/** A running base reads new keys every 30 s; until it has, nothing may be sealed with them. */
const UNTIL_READ_MS = 65_000;

/** `plinth keys rotate`: new signing keys, by the API; with `--data` a new data key, at the base of PLINTH_HOME itself. */
export function registerKeys(program: Command): void {
  program
    .command('keys')
    .description('signing keys and data keys 密钥')
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

async function rotateData({ config, output }: Context): Promise<void> {
  const { baseSealedColumns, isInUse, withServer } = await import('@plinth/shell-store');
  const masterKey = existingMasterKey(config);
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
