import * as fs from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { contextOf } from '../context';
import { ExitCode } from '../exit-code';

interface Report {
  readonly intact: boolean;
  readonly entries: number;
}

/** `plinth audit verify|export` */
export function registerAudit(program: Command): void {
  const audit = program.command('audit').description('the audit trail 审计');
  audit
    .command('verify')
    .description('walks the hash chain and says whether anything was altered')
    .action(async (_options: unknown, command: Command) => {
      const { api, output } = contextOf(command);
      const report = await api.post<Report>('/api/audit/v1/verification');
      output.answer(report, () => `${report.entries} entries, ${report.intact ? 'intact' : 'ALTERED'}`);
      if (!report.intact) process.exitCode = ExitCode.unhealthy;
    });
  audit
    .command('export')
    .description('writes entries as CSV or NDJSON')
    .requiredOption('--out <file>')
    .option('--format <format>', 'csv or ndjson', 'csv')
    .option('--from <time>')
    .option('--to <time>')
    .action(
      async ({ out, ...query }: { out: string; format: string; from?: string; to?: string }, command: Command) => {
        const { api, output } = contextOf(command);
        const answer = await api.send('GET', '/api/audit/v1/export', { query });
        await pipeline(Readable.fromWeb(answer.body as never), fs.createWriteStream(out, { mode: 0o600 }));
        output.answer({ file: out }, () => out);
      },
    );
}
