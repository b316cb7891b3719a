import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Writable } from 'node:stream';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { contextOf, everyItem } from '../context';
import type { Context } from '../context';
import type { ApiClient } from '../api-client';
import { CliError, ExitCode } from '../exit-code';
import { confirmImport, importFailed, importRoute, settledImport, uploadRoster } from '../roster-import';
import type { ImportSummary, RosterImport } from '../roster-import';

interface Problem {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
}

interface Options {
  readonly unit: string;
  readonly kind?: string;
  readonly dryRun?: boolean;
  readonly confirm?: boolean;
  readonly whole?: boolean;
  readonly acceptLeaving?: boolean;
  readonly errors?: string;
}

const route = importRoute;

/** `plinth import <file>`, `plinth import template`, `plinth import undo <id>` */
export function registerImport(program: Command): void {
  const command = program
    .command('import')
    .description('brings a roster in 名册导入')
    .argument('[file]', '.xlsx or .csv of pupils with guardians, or of staff')
    .option('--unit <id>', 'the school')
    .option('--kind <kind>', 'student or staff; recognised when absent')
    .option('--dry-run', 'says what would happen and drops the import')
    .option('--confirm', 'carries it out')
    .option('--whole', 'the file is everyone of its classes and roles: the absent leave')
    .option('--accept-leaving', 'more than 10 % leaving is meant')
    .option('--errors <file>', 'writes the rows with problems and their reasons to this .xlsx')
    .action(async (file: string | undefined, options: Options, self: Command) => {
      if (file === undefined || options.unit === undefined)
        throw new CliError('usage: plinth import <file> --unit <id> [--dry-run | --confirm]', ExitCode.usage);
      await importFile(file, options, contextOf(self));
    });
  command
    .command('template')
    .description('writes the template workbook')
    .option('--kind <kind>', 'student or staff', 'student')
    .option('--out <file>', 'where to', 'template.xlsx')
    .action(async ({ kind, out }: { kind: string; out: string }, self: Command) => {
      const { api, output } = contextOf(self);
      await save(await api.send('GET', `${route}/template`, { query: { kind } }), out);
      output.answer({ file: out }, () => out);
    });
  command
    .command('undo')
    .description('takes a finished import back')
    .argument('<id>')
    .action(async (id: string, _options: unknown, self: Command) => {
      const { api, output } = contextOf(self);
      const undone = await api.post<{ ended: number; restored: number; kept: number }>(`${route}/${id}/undo`);
      output.answer(
        undone,
        () => `ended ${undone.ended}, restored ${undone.restored}, kept because edited since ${undone.kept}`,
      );
    });
}

async function importFile(file: string, options: Options, { api, output }: Context): Promise<void> {
  const told = ({ state, progress, rowsRead }: RosterImport): void =>
    output.progress(`${state} ${Math.round(progress * 100)} % (${rowsRead} rows)`);
  const started = await upload(file, options, api);
  const ready = await settledImport(api, started.id, ['reading'], { told });
  output.progress('');
  const { summary } = ready;
  if (summary === undefined) throw importFailed(ready);
  if (options.errors) await save(await api.send('GET', `${route}/${ready.id}/errors.xlsx`), options.errors);
  if (!options.confirm) {
    const problems = await everyItem<Problem>(api, `${route}/${ready.id}/problems`, { limit: 1000 });
    if (options.dryRun) await api.post(`${route}/${ready.id}/cancellation`);
    const body = { ...summary, ...(options.dryRun ? {} : { id: ready.id }), problems };
    return output.answer(body, () => `${inWords(summary)}\n${problems.map(problemLine).join('\n')}`.trim());
  }
  const done = await confirmImport(api, ready.id, options.acceptLeaving ?? false, { told });
  output.progress('');
  output.answer(
    { id: done.id, state: done.state, ...done.summary },
    () => `${inWords(done.summary)}\nimport ${done.id}; take it back with: plinth import undo ${done.id}`,
  );
}

async function upload(file: string, { unit, kind, whole }: Options, api: ApiClient): Promise<RosterImport> {
  if (!fs.existsSync(file)) throw new CliError(`There is no file ${file}`, ExitCode.usage);
  return uploadRoster(api, {
    unitId: unit,
    fileName: path.basename(file),
    kind,
    whole,
    content: Readable.toWeb(fs.createReadStream(file)) as unknown as BodyInit,
    bytes: fs.statSync(file).size,
  });
}

async function save(answer: Response, file: string): Promise<void> {
  if (answer.body === null) throw new CliError('The base answered nothing', ExitCode.failed);
  await pipeline(Readable.fromWeb(answer.body as never), fs.createWriteStream(file) as Writable);
}

const inWords = (s: ImportSummary): string =>
  `${s.total} rows: ${s.added} added, ${s.changed} changed, ${s.moved} moved, ${s.unchanged} unchanged, ${s.leaving} leaving, ` +
  `${s.refused} refused, ${s.warnings} warnings${s.newClasses.length > 0 ? `; new classes: ${s.newClasses.join(' ')}` : ''}`;

const problemLine = ({ sheet, row, column, value, severity, message }: Problem): string =>
  `${severity} ${sheet} row ${row}${column ? ` ${column}` : ''}${value ? ` “${value}”` : ''}: ${message}`;
