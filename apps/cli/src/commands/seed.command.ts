import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Command } from 'commander';
import { contextOf } from '../context';
import type { Context } from '../context';
import { CliError, ExitCode } from '../exit-code';
import { bringIn, filesOf } from '../seed/bring-in';
import type { Brought } from '../seed/bring-in';
import { ensureTree } from '../seed/ensure-tree';
import type { SeedUnit } from '../seed/ensure-tree';
import { examplesOf } from '../seed/examples';
import type { ExamplePerson } from '../seed/examples';
import { inFlight } from '../seed/in-flight';
import { Pace } from '../seed/pace';
import { PatientApiClient } from '../seed/patient-api-client';
import { populationOf } from '../seed/population';
import type { Population, SchoolRoster } from '../seed/population';
import { schoolYearOf } from '../seed/school-class';
import type { Preset } from '../seed/school-plan';

interface Options {
  readonly preset: string;
  readonly seed: string;
  readonly files?: string;
}

interface SeededSchool extends SeedUnit {
  readonly kind: string;
  readonly classes: number;
  readonly staff: number;
  readonly pupils: number;
}

const MOST_SEED = 999_999;
/** Imports at once: more than the base works on, which then never waits to be asked. */
const IN_FLIGHT = 6;
const PRESETS: readonly string[] = ['school', 'district'] satisfies readonly Preset[];
const nobody: Brought = { total: 0, added: 0, changed: 0, moved: 0, unchanged: 0, refused: 0, guardians: 0 };

/** `plinth seed`: invented schools, brought in as real ones are. */
export function registerSeed(program: Command): void {
  program
    .command('seed')
    .description('fills the base with invented schools, by ordinary imports 演示数据')
    .requiredOption('--preset <preset>', 'school: about 1,000 pupils; district: 105 schools, about 50,000 pupils')
    .option('--seed <n>', 'another number, other people; the same again changes nothing', '1')
    .option('--files <folder>', 'keeps the roster files there')
    .action(async (options: Options, self: Command) => seed(checked(options), contextOf(self)));
}

interface Checked {
  readonly preset: Preset;
  readonly seed: number;
  readonly folder?: string;
}

function checked({ preset, seed, files }: Options): Checked {
  if (!PRESETS.includes(preset)) throw new CliError('--preset is school or district', ExitCode.usage);
  const number = /^\d{1,6}$/.test(seed) ? Number(seed) : Number.NaN;
  if (!(number <= MOST_SEED)) throw new CliError(`--seed is a number from 0 to ${MOST_SEED}`, ExitCode.usage);
  return { preset: preset as Preset, seed: number, ...(files === undefined ? {} : { folder: path.resolve(files) }) };
}

async function seed({ preset, seed: number, folder }: Checked, context: Context): Promise<void> {
  const { config, output } = context;
  const api = new PatientApiClient(config);
  const began = performance.now();
  const schoolYear = schoolYearOf(new Date().toISOString().slice(0, 10));
  const population = populationOf(preset, number, schoolYear);
  output.progress('units …');
  const tree = await ensureTree(api, population.tree);
  const { schools, brought, examples } = await importAll(population, tree.schools, folder, { ...context, api });
  output.progress('');
  const counts = { schools: schools.length, ...totalsOf(schools), ...brought };
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const { bureau, district } = tree;
  output.answer(
    {
      preset,
      seed: number,
      schoolYear,
      seconds,
      counts,
      bureau: short(bureau),
      district: short(district),
      schools,
      examples,
    },
    () => inWords(counts, seconds, district, examples),
  );
}

async function importAll(
  { tree, rosters }: Population,
  units: ReadonlyMap<string, SeedUnit>,
  folder: string | undefined,
  { api, output }: Context,
) {
  const schools: SeededSchool[] = [];
  const pace = new Pace();
  let brought = nobody;
  let first: { readonly roster: SchoolRoster; readonly unitId: string } | undefined;
  if (folder !== undefined) fs.mkdirSync(folder, { recursive: true });
  await inFlight(rosters(), IN_FLIGHT, async (roster) => {
    const { school, staff, pupils, classes } = roster;
    const unit = units.get(school.code) as SeedUnit;
    // Kindergartens come first and teach no subjects: the examples are of a school.
    if (first === undefined && school.kind === (tree.schools.length > 1 ? 'junior' : 'primary'))
      first = { roster, unitId: unit.id };
    for (const file of filesOf(roster)) {
      if (folder !== undefined) fs.writeFileSync(path.join(folder, file.name), file.text);
      const one = await bringIn(api, unit.id, file, pace);
      brought = sum(brought, one);
    }
    schools[school.index] = {
      ...short(unit),
      kind: school.kind,
      classes: classes.length,
      staff: staff.length,
      pupils: pupils.length,
    };
    output.progress(`${schools.filter(Boolean).length} of ${tree.schools.length} schools, ${brought.total} rows`);
  });
  return { schools, brought, examples: first ? await examplesOf(api, first.roster, first.unitId) : [] };
}

const short = ({ id, name, code }: SeedUnit): SeedUnit => ({ id, name, code });

const sum = (one: Brought, other: Brought): Brought =>
  Object.fromEntries(
    Object.entries(one).map(([key, value]) => [key, value + other[key as keyof Brought]]),
  ) as unknown as Brought;

const totalsOf = (schools: readonly SeededSchool[]) => ({
  classes: schools.reduce((total, { classes }) => total + classes, 0),
  staff: schools.reduce((total, { staff }) => total + staff, 0),
  pupils: schools.reduce((total, { pupils }) => total + pupils, 0),
});

type Counts = Brought & ReturnType<typeof totalsOf> & { readonly schools: number };

const inWords = (counts: Counts, seconds: number, district: SeedUnit, examples: readonly ExamplePerson[]): string =>
  [
    `${district.name}: ${counts.schools} schools, ${counts.classes} classes, ${counts.pupils} pupils, ${counts.staff} staff`,
    `${counts.added} people and ${counts.guardians} guardians added, ${counts.changed} changed, ${counts.unchanged} unchanged, ` +
      `${counts.refused} refused, in ${seconds} s`,
    ...examples.map(({ role, name, login, personId }) => `${role}: ${name} ${login ?? ''} (${personId})`),
  ].join('\n');
