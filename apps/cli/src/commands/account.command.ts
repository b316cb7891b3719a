import * as fs from 'node:fs';
import type { Command } from 'commander';
import { contextOf } from '../context';
import { CliError, ExitCode } from '../exit-code';

interface Options {
  readonly name?: string;
  readonly person?: string;
  readonly keep?: boolean;
}

/** `plinth account set-password`: the password comes from standard input, never from the command line. */
export function registerAccount(program: Command): void {
  program
    .command('account')
    .description('accounts 账号')
    .command('set-password')
    .description('sets a password, read from standard input')
    .option('--name <login name>', 'username, phone, document number or schoolcode/number')
    .option('--person <id>')
    .option('--keep', 'the person need not choose an own one at the next sign-in')
    .action(async ({ name, person, keep }: Options, command: Command) => {
      if ((name === undefined) === (person === undefined))
        throw new CliError('Name the account by --name or by --person', ExitCode.usage);
      const { api, output } = contextOf(command);
      const account = await api.post<{ id: string }>('/api/identity/v1/accounts/search', { name, personId: person });
      const password = fs.readFileSync(0, 'utf8').replace(/\r?\n$/, '');
      await api.request('PUT', `/api/identity/v1/accounts/${account.id}/password`, {
        body: { password, mustChange: !keep },
      });
      output.answer({ accountId: account.id }, () => `password of account ${account.id} is set`);
    });
}
