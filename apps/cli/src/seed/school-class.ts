import { shapes } from './school-plan';
import type { SchoolKind, SchoolPlan } from './school-plan';

export interface SchoolClass {
  /** 1 is the lowest. */
  readonly grade: number;
  readonly number: number;
  readonly entryYear: number;
  /** As this school writes it in its rosters. */
  readonly text: string;
}

const numerals = '一二三四五六七八九十';

/** Schools write their classes in their own way; each way is one that an import understands. */
const spellings: Readonly<
  Record<SchoolKind, readonly ((grade: number, number: number, entryYear: number) => string)[]>
> = {
  kindergarten: [
    (grade, number) => `${'小中大'[grade - 1]}(${number})班`,
    (grade, number) => `${'小中大'[grade - 1]}${numerals[number - 1]}班`,
  ],
  primary: [
    (grade, number) => `${numerals[grade - 1]}(${number})班`,
    (grade, number) => `${numerals[grade - 1]}年级${number}班`,
    (_, number, entryYear) => `${entryYear}级${number}班`,
  ],
  junior: [
    (grade, number) => `${numerals[grade + 5]}(${number})班`,
    (grade, number) => `初${numerals[grade - 1]}(${number})班`,
    (_, number, entryYear) => `${entryYear}级${number}班`,
  ],
  senior: [
    (grade, number) => `高${numerals[grade - 1]}(${number})班`,
    (_, number, entryYear) => `高中${entryYear}级${number}班`,
  ],
};

/** Lowest grade first. */
export function classesOf(school: SchoolPlan, schoolYear: number): SchoolClass[] {
  const ways = spellings[school.kind];
  const spell = ways[school.index % ways.length] as (typeof ways)[number];
  return Array.from({ length: shapes[school.kind].grades * school.classesInGrade }, (_, at) => {
    const grade = Math.floor(at / school.classesInGrade) + 1;
    const number = (at % school.classesInGrade) + 1;
    const entryYear = schoolYear - grade + 1;
    return { grade, number, entryYear, text: spell(grade, number, entryYear) };
  });
}

/** School years begin in August, as imports count them. */
export const schoolYearOf = (today: string): number =>
  Number(today.slice(0, 4)) - (Number(today.slice(5, 7)) >= 8 ? 0 : 1);
