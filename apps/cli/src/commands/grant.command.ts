import type { Command } from 'commander';
import { contextOf } from '../context';

interface Options {
  readonly client: string;
  readonly unit: string;
  readonly fields: string;
  readonly purpose: string;
  readonly until: string;
}

/** `plinth grant give`: which fields of whom an application may know, what for and until when. */
export function registerGrant(program: Command): void {
  program
    .command('grant')
    .description('data grants of applications 数据授权')
    .command('give')
    .description('lets an application know fields of the people of a unit and below')
    .requiredOption('--client <id>')
    .requiredOption('--unit <id>')
    .requiredOption('--fields <names>', 'separated by commas: name,student_number,sex …')
    .requiredOption('--purpose <text>')
    .requiredOption('--until <YYYY-MM-DD>')
    .action(async ({ client, unit, fields, purpose, until }: Options, command: Command) => {
      const { api, output } = contextOf(command);
      const body = {
        clientId: client,
        unitId: unit,
        fields: fields.split(','),
        purpose,
        expiresAt: new Date(until).toISOString(),
      };
      const given = await api.post<{ grantId?: string; id?: string }>('/api/market/v1/data-grants', body);
      output.answer(given, () => String(given.grantId ?? given.id));
    });
}
