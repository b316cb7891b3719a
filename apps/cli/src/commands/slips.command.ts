import * as fs from 'node:fs';
import type { Command } from 'commander';
import { contextOf } from '../context';

interface Options {
  readonly unit?: string;
  readonly person?: string[];
  readonly out?: string;
  readonly badges?: boolean;
}

/** `plinth slips print`: first-time sign-in slips; printing again voids the old codes. */
export function registerSlips(program: Command): void {
  program
    .command('slips')
    .description('first-time sign-in slips 首次登录条')
    .command('print')
    .description('makes new codes; the old ones are void')
    .option('--unit <id>', 'pupils and staff of this unit and below')
    .option('--person <id...>', 'single people instead')
    .option('--badges', 'badges for pupils of primary school and below')
    .option('--out <file.html>', 'a printable sheet instead of a list')
    .action(async ({ unit, person, out, badges }: Options, command: Command) => {
      const { api, output } = contextOf(command);
      const body = { unitId: unit, personIds: person, badges };
      if (out === undefined) {
        const printed = await api.post<Record<string, unknown>>('/api/identity/v1/slips', body);
        return output.answer(printed, () => JSON.stringify(printed, null, 2));
      }
      const sheet = await api.send('POST', '/api/identity/v1/slips', {
        raw: { stream: JSON.stringify(body), headers: { 'content-type': 'application/json', accept: 'text/html' } },
      });
      fs.writeFileSync(out, await sheet.text(), { mode: 0o600 });
      output.answer({ file: out }, () => out);
    });
}
