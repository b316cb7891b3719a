import type { Command } from 'commander';
import { ROOT_UNIT_ID } from '@plinth/org-contract';
import { contextOf, everyItem } from '../context';
import { table } from '../output';

interface Unit {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly code?: string | null;
  readonly parentId?: string | null;
}

interface AddOptions {
  readonly kind: string;
  readonly name?: string;
  readonly parent: string;
  readonly code?: string;
  readonly region?: string;
  readonly stage?: string;
  readonly entryYear?: string;
  readonly number?: string;
  readonly schooling?: string;
}

const idOf = (text: string): string => (text === 'root' ? ROOT_UNIT_ID : text);
const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

/** `plinth unit add|list` */
export function registerUnit(program: Command): void {
  const unit = program.command('unit').description('the organisation tree 组织机构');
  unit
    .command('add')
    .description('adds a unit below another')
    .requiredOption(
      '--kind <kind>',
      'bureau, district, school, campus, department, stage, grade, class, teaching_class',
    )
    .option('--name <name>', 'may be absent for a class')
    .requiredOption('--parent <id>', 'id of the unit above, or root')
    .option('--code <code>', 'a school has its 10-digit school code 学校标识码')
    .option('--region <code>', 'GB/T 2260, 6 digits')
    .option('--stage <stage>', 'of a class: kindergarten, primary, junior, senior')
    .option('--entry-year <year>', 'of a class')
    .option('--number <n>', 'of a class')
    .option('--schooling <schooling>', '6-3 or 5-4')
    .action(async (options: AddOptions, command: Command) => {
      const { api, output } = contextOf(command);
      const added = await api.post<Unit>('/api/org/v1/units', {
        kind: options.kind,
        name: options.name,
        parentId: idOf(options.parent),
        code: options.code,
        regionCode: options.region,
        stage: options.stage,
        entryYear: numberOf(options.entryYear),
        classNumber: numberOf(options.number),
        schooling: options.schooling,
      });
      output.answer(added, () => added.id);
    });
  unit
    .command('list')
    .description('units, by name; with --under only below one')
    .option('--under <id>', 'a unit, or root')
    .option('--kind <kind>')
    .option('--search <text>', 'name, pinyin, initials or code')
    .action(async ({ under, kind, search }: { under?: string; kind?: string; search?: string }, command: Command) => {
      const { api, output } = contextOf(command);
      const query = { underId: under === undefined ? undefined : idOf(under), kind, q: search, limit: 200 };
      const items = await everyItem<Unit>(api, '/api/org/v1/units', query);
      output.answer({ items }, () => table(items.map(({ id, kind: of, code, name }) => [id, of, code ?? '', name])));
    });
}
