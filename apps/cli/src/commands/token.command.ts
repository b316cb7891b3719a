import type { Command } from 'commander';
import { contextOf } from '../context';

/** `plinth token`: an access token of the operator, for scripts that call the API themselves. */
export function registerToken(program: Command): void {
  program
    .command('token')
    .description('prints an access token of the operator, valid ten minutes 令牌')
    .action(async (_options: unknown, command: Command) => {
      const { api, output } = contextOf(command);
      const token = await api.accessToken();
      output.answer({ access_token: token, address: api.address }, () => token);
    });
}
