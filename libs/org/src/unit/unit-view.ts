import type { SchoolYearStart } from '../calendar/school-year';
import { classNameToday, gradeOf, lastingClassName } from './grade';
import type { Unit } from './unit';
import type { UnitView } from './unit.reader';

export interface UnitRow extends Unit {
  readonly pinyin: string;
  readonly childCount: number;
}

/** What time makes of a unit: its grade and what people call it today. */
export function viewOf(row: UnitRow, today: string, starts: readonly SchoolYearStart[]): UnitView {
  const { pinyin: _, ...unit } = row;
  const { entryYear, stage, years, classNumber } = unit;
  if (entryYear === null || stage === null || years === null) return { ...unit, displayName: unit.name };
  const grade = gradeOf(entryYear, stage, years, today, starts);
  // A class that was given a name of its own (火箭班) keeps it; the others are called by their grade.
  const isPlain =
    unit.kind === 'class' && classNumber !== null && unit.name === lastingClassName(entryYear, classNumber);
  return { ...unit, grade, displayName: isPlain ? classNameToday(grade, entryYear, classNumber) : unit.name };
}
