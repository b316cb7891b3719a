import type { StageLengths } from './reading-options';
import type { ClassWords } from './class-name';
import type { NumberedClass, SchoolStage } from './roster-row';

export interface SchoolTime {
  /** Year in which the running school year began. */
  readonly schoolYear: number;
  readonly lengths: StageLengths;
  /** Stages the school has, if it is known. */
  readonly stages?: readonly SchoolStage[];
  /** Stage that the titles of the file speak of. */
  readonly hinted?: SchoolStage;
}

export type ClassFault = 'unknown' | 'stage_open' | 'grade_missing' | 'conflict' | 'not_running';

export type ClassFound =
  | { readonly ok: true; readonly stage: SchoolStage; readonly entryYear: number; readonly number: number }
  | { readonly ok: false; readonly fault: ClassFault };

interface Cohort {
  readonly stage: SchoolStage;
  readonly entryYear: number;
}

/** School years begin in August: 2026-08-01 belongs to 2026. */
export const schoolYearOf = (today: string): number =>
  Number(today.slice(0, 4)) - (Number(today.slice(5, 7)) >= 8 ? 0 : 1);

const usual: readonly SchoolStage[] = ['primary', 'junior', 'senior'];

/** A class from its own words and from those of the grade column, the sheet or the title. */
export function classOf(own: ClassWords, around: ClassWords | undefined, time: SchoolTime): ClassFound {
  if (own.number === undefined) return { ok: false, fault: 'unknown' };
  const says = hasCohort(own);
  const besides = around !== undefined && hasCohort(around);
  if (!says && !besides) return { ok: false, fault: 'grade_missing' };
  const words = { ...(says ? own : around), ...(own.stage ? { stage: own.stage } : {}) } as ClassWords;
  const stage = own.stage ?? around?.stage;
  const cohorts = cohortsOf(stage && !words.stage ? withStage(words, stage) : words, time);
  if (cohorts.length === 0) return { ok: false, fault: 'not_running' };
  const fitting: readonly Cohort[] = says && besides ? agreeing(cohorts, cohortsOf(around, time)) : cohorts;
  if (fitting.length === 0) return { ok: false, fault: 'conflict' };
  const hinted = fitting.filter(({ stage }) => stage === time.hinted);
  const [cohort, other] = hinted.length > 0 ? hinted : fitting;
  if (!cohort || other) return { ok: false, fault: 'stage_open' };
  return { ok: true, ...cohort, number: own.number };
}

const hasCohort = (words: ClassWords): boolean =>
  words.grade !== undefined || words.entryYear !== undefined || words.leavingYear !== undefined;

/** A grade that counts from primary 1 keeps its count: a stage besides only leaves out what does not fit. */
const withStage = (words: ClassWords, stage: SchoolStage): ClassWords =>
  words.grade === undefined ? { ...words, stage } : words;

const agreeing = (cohorts: readonly Cohort[], others: readonly Cohort[]): Cohort[] =>
  cohorts.filter((cohort) =>
    others.some((other) => other.stage === cohort.stage && other.entryYear === cohort.entryYear),
  );

function cohortsOf(words: ClassWords, time: SchoolTime): Cohort[] {
  const stages = words.stage ? [words.stage] : (time.stages ?? usual);
  const { schoolYear, lengths } = time;
  const cohorts = stages.flatMap((stage): Cohort[] => {
    if (words.entryYear !== undefined) return [{ stage, entryYear: words.entryYear }];
    if (words.leavingYear !== undefined) return [{ stage, entryYear: words.leavingYear - lengths[stage] }];
    return gradesIn(stage, words, time).map((grade) => ({ stage, entryYear: schoolYear - grade + 1 }));
  });
  return cohorts.filter(({ stage, entryYear }) => {
    const grade = schoolYear - entryYear + 1;
    return grade >= 0 && grade <= lengths[stage];
  });
}

/** Which grade of the stage the words mean: 七 is the first of junior; in a school that is junior only, so is 一. */
function gradesIn(stage: SchoolStage, words: ClassWords, time: SchoolTime): number[] {
  const grade = words.grade ?? 0;
  if (words.stage) return [grade];
  const { lengths } = time;
  const before = { kindergarten: 0, primary: 0, junior: lengths.primary, senior: 9 }[stage];
  if (stage === 'kindergarten') return time.stages?.length === 1 ? [grade] : [];
  if (grade > before && grade <= before + lengths[stage]) return [grade - before];
  const isAlone = time.stages !== undefined && !time.stages.includes('primary');
  return (isAlone || time.hinted === stage) && grade <= lengths[stage] ? [grade] : [];
}

export const numberedClass = (found: ClassFound & { readonly ok: true }, text: string): NumberedClass => ({
  stage: found.stage,
  entryYear: found.entryYear,
  number: found.number,
  text,
});
