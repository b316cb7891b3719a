import type { Command } from 'commander';
import { ROOT_UNIT_ID } from '@plinth/org-contract';
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
    .option('--first', 'only while nobody holds a role on the root')
    .action(async ({ unit, role, first }: { unit?: string; role?: string; first?: boolean }, command: Command) => {
      const { api, output } = contextOf(command);
      if (first && (await api.get<{ items: unknown[] }>(`/api/org/v1/units/${ROOT_UNIT_ID}/holders`)).items.length > 0)
        return output.answer({ code: null }, () => 'There is an administrator already.');
      const made = await api.post<Invitation>('/api/identity/v1/administrator-invitations', {
        unitId: unit,
        roleKey: role,
      });
      output.answer(made, () => `Open ${made.address} and type the code (valid ${made.validDays} days):\n${made.code}`);
    });
}
