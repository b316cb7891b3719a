import { Command, CommanderError } from 'commander';
import { commands } from './commands';
import { CliError, ExitCode } from './exit-code';

/** `npx plinth`: does what the API does, by the API. */
async function main(): Promise<void> {
  const program = new Command('plinth')
    .description('Plinth 教育数字基座: the operator’s command line')
    .option('--json', 'print nothing but the answer, as JSON')
    .option('--address <url>', 'another base than the one of PLINTH_HOME')
    .option('--token-file <file>', 'file with a token for it; or PLINTH_TOKEN')
    .showHelpAfterError()
    .exitOverride();
  for (const register of commands) register(program);
  try {
    await program.parseAsync();
  } catch (error) {
    process.exitCode = report(error, process.argv.includes('--json'));
  }
}

function report(error: unknown, json: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.done : ExitCode.usage;
  const message = error instanceof Error ? error.message : String(error);
  const body = error instanceof CliError ? error.body : undefined;
  if (json) process.stdout.write(`${JSON.stringify({ error: body ?? { message } })}\n`);
  process.stderr.write(`plinth: ${message}\n`);
  return error instanceof CliError ? error.exitCode : ExitCode.failed;
}

// Whoever reads the answer may have seen enough (`plinth unit list | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
void main();
