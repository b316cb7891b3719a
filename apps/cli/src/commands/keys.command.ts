import type { Command } from 'commander';
import { contextOf } from '../context';

/** `plinth keys rotate`: new signing keys; old tokens stay good until they expire. */
export function registerKeys(program: Command): void {
  program
    .command('keys')
    .description('signing keys 密钥')
    .command('rotate')
    .description('makes new signing keys and retires the current ones')
    .action(async (_options: unknown, command: Command) => {
      const { api, output } = contextOf(command);
      const rotated = await api.post<Record<string, unknown>>('/api/identity/v1/signing-keys/rotations');
      output.answer(rotated, () => JSON.stringify(rotated, null, 2));
    });
}
