import type { Command } from 'commander';
import { contextOf } from '../context';
import { CliError, ExitCode } from '../exit-code';

/** `plinth status`: whether the base answers and is ready. */
export function registerStatus(program: Command): void {
  program
    .command('status')
    .description('whether the base answers and is ready 状态')
    .action(async (_options: unknown, command: Command) => {
      const { api, output } = contextOf(command);
      const answer = await fetch(`${api.address}/readyz`).catch(() => undefined);
      if (answer === undefined)
        throw new CliError(`No base answers at ${api.address}. Start it with: npm start`, ExitCode.unreachable);
      const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
      output.answer(
        { address: api.address, ready: answer.ok, ...body },
        () => `${api.address} is ${answer.ok ? 'ready' : 'not ready'}`,
      );
      if (!answer.ok) process.exitCode = ExitCode.unhealthy;
    });
}
