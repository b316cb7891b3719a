import type { SchoolYearStart } from '../calendar/school-year';
import { classNameToday, gradeOf, lastingClassName } from './grade';
import type { Grade } from './grade';
import type { Unit } from './unit';
import type { UnitView } from './unit.reader';

export interface UnitRow extends Unit {
  readonly pinyin: string;
  readonly childCount: number;
  readonly isSample: boolean;
}

/** What decides how a unit is called on a day. */
export type NamedByTime = Pick<Unit, 'kind' | 'name' | 'entryYear' | 'stage' | 'years' | 'classNumber'>;

/** What time makes of a unit: its grade and what people call it today. */
export function viewOf(row: UnitRow, today: string, starts: readonly SchoolYearStart[]): UnitView {
  const { pinyin: _, ...unit } = row;
  const grade = gradeToday(unit, today, starts);
  return { ...unit, ...(grade === undefined ? {} : { grade }), displayName: nameToday(unit, grade) };
}

export const displayNameOf = (unit: NamedByTime, today: string, starts: readonly SchoolYearStart[]): string =>
  nameToday(unit, gradeToday(unit, today, starts));

function gradeToday({ entryYear, stage, years }: NamedByTime, today: string, starts: readonly SchoolYearStart[]) {
  return entryYear === null || stage === null || years === null
    ? undefined
    : gradeOf(entryYear, stage, years, today, starts);
}

/** A class that was given a name of its own (火箭班) keeps it; the others are called by their grade. */
function nameToday({ kind, name, entryYear, classNumber }: NamedByTime, grade: Grade | undefined): string {
  if (grade === undefined || entryYear === null || classNumber === null || kind !== 'class') return name;
  return name === lastingClassName(entryYear, classNumber) ? classNameToday(grade, entryYear, classNumber) : name;
}
