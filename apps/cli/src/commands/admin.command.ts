import type { Command } from 'commander';
import { contextOf } from '../context';

interface Invitation {
  readonly code: string;
  readonly address: string;
  readonly validDays: number;
}

/** `plinth admin invite`: a one-time code that makes an administrator. */
export function registerAdmin(program: Command): void {
  program
    .command('admin')
    .description('administrators 管理员')
    .command('invite')
    .description('makes a one-time code for a new administrator')
    .option('--unit <id>', 'unit to administrate; the root when absent')
    .option('--role <key>', 'role on it; region_admin when absent')
    .action(async ({ unit, role }: { unit?: string; role?: string }, command: Command) => {
      const { api, output } = contextOf(command);
      const made = await api.post<Invitation>('/api/identity/v1/administrator-invitations', {
        unitId: unit,
        roleKey: role,
      });
      output.answer(made, () => `Open ${made.address} and type the code (valid ${made.validDays} days):\n${made.code}`);
    });
}
