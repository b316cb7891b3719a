import { schoolYearOn } from '../calendar/school-year';
import type { SchoolYearStart } from '../calendar/school-year';
import type { Stage } from './stage';

export interface Grade {
  /** 1 in the first school year; 0 before it. After graduation the last one. */
  readonly number: number;
  /** 三年级, 初二 → 八年级, 高一 … */
  readonly name: string;
  readonly state: 'coming' | 'studying' | 'graduated';
}

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const kindergarten = ['小班', '中班', '大班'];

/**
 * The grade of a cohort on a day (YYYY-MM-DD): nothing is promoted in the database, time does it.
 * @param starts school-year starts that the school or a unit above has put; else 1 September
 */
export function gradeOf(
  entryYear: number,
  stage: Stage,
  years: number,
  today: string,
  starts: readonly SchoolYearStart[] = [],
): Grade {
  const reached = schoolYearOn(today, starts) - entryYear + 1;
  const number = Math.min(Math.max(reached, 0), years);
  const state = reached < 1 ? 'coming' : reached > years ? 'graduated' : 'studying';
  return { number, name: state === 'coming' ? '未入学' : gradeName(stage, years, number), state };
}

function gradeName(stage: Stage, years: number, number: number): string {
  const digit = digits[number] ?? String(number);
  switch (stage) {
    case 'kindergarten':
      // Four years begin with 托班; counted from the end, 大班 is always the last.
      return kindergarten[kindergarten.length - 1 - (years - number)] ?? '托班';
    case 'primary':
    case 'special':
      return `${digit}年级`;
    case 'junior':
      // 六三: 七年级 first; 五四: 六年级 first. Both end with 九年级.
      return `${digits[9 - (years - number)] ?? digit}年级`;
    case 'senior':
      return `高${digit}`;
    case 'vocational':
      return `中职${digit}年级`;
    case 'higher':
      return `大${digit}`;
  }
}

/** 2023级3班: the name that a class keeps for life. */
export const lastingClassName = (entryYear: number, number: number): string => `${entryYear}级${number}班`;

const LASTING = /^\d{4}级\d+班$/;
export const isLastingClassName = (name: string): boolean => LASTING.test(name);

/** 三年级(3)班 while it studies, 2023级3班 before and after. */
export const classNameToday = (grade: Grade, entryYear: number, number: number): string =>
  grade.state === 'studying' ? `${grade.name}(${number})班` : lastingClassName(entryYear, number);
