import type { Command } from 'commander';
import { ROOT_UNIT_ID } from '@plinth/org-contract';
import { contextOf } from '../context';

/** `plinth role grant` */
export function registerRole(program: Command): void {
  program
    .command('role')
    .description('role assignments 角色授权')
    .command('grant')
    .description('gives a person a role on a unit and below')
    .requiredOption('--person <id>')
    .requiredOption('--role <key>', 'region_admin, school_admin, system_admin, … or the id of a custom role')
    .requiredOption('--unit <id>', 'a unit, or root')
    .action(async ({ person, role, unit }: { person: string; role: string; unit: string }, command: Command) => {
      const { api, output } = contextOf(command);
      const body = { personId: person, roleKey: role, unitId: unit === 'root' ? ROOT_UNIT_ID : unit };
      const made = await api.post<{ id: string }>('/api/org/v1/role-assignments', body);
      output.answer(made, () => made.id);
    });
}
