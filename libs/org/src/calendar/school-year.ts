/** When a school year really began, where a unit has put its terms. */
export interface SchoolYearStart {
  readonly schoolYear: number;
  /** YYYY-MM-DD */
  readonly startsOn: string;
}

/** Where nothing is put: a school year begins on 1 September. */
const USUAL_START = '09-01';

/** Today's date where the schools are, whatever the clock of the machine. */
export const todayInChina = (now = new Date()): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now);

/** The school year of a day by the rule of 1 September alone. */
export function usualSchoolYearOn(day: string): number {
  const year = Number(day.slice(0, 4));
  return day.slice(5) >= USUAL_START ? year : year - 1;
}

/**
 * The school year (its first year) that a day belongs to. A start that is put moves the turn of that one year; terms
 * that nobody has put yet cannot hold the years back.
 */
export function schoolYearOn(day: string, starts: readonly SchoolYearStart[] = []): number {
  const usual = usualSchoolYearOn(day);
  const startOf = (schoolYear: number) => starts.find((start) => start.schoolYear === schoolYear)?.startsOn;
  const next = startOf(usual + 1);
  if (next !== undefined && next <= day) return usual + 1;
  const current = startOf(usual);
  return current !== undefined && current > day ? usual - 1 : usual;
}
