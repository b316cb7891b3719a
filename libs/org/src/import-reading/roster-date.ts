import { smallNumber, spelledDigits } from './chinese-number';
import type { CellMark } from './sheet-reader';

/** A day, or only the month or the year that the file gives. */
export interface PartialDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

const two = (number: number): string => String(number).padStart(2, '0');

export const isoDate = ({ year, month, day }: PartialDate): string => `${year}-${two(month ?? 1)}-${two(day ?? 1)}`;

/** Excel's day 1 is 1900-01-01, and it believes in 1900-02-29. */
export function dateOfSerial(serial: number, dates1904: boolean): PartialDate | undefined {
  const days = Math.floor(serial) + (dates1904 ? 1462 : 0);
  if (!(days > 366 && days < 73_415)) return undefined;
  const date = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const real = (date: PartialDate): boolean =>
  date.year >= 1900 &&
  date.year <= 2100 &&
  (date.month === undefined || (date.month >= 1 && date.month <= 12)) &&
  (date.day === undefined || isCalendarDay(date.year, date.month ?? 0, date.day));

const isCalendarDay = (year: number, month: number, day: number): boolean =>
  day > 0 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;

const only = (year: number, month?: number, day?: number): PartialDate[] =>
  [{ year, ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }) }].filter(real);

/**
 * What a cell can mean as a date: nothing, one date, or several that only another cell (the ID number) can tell apart:
 * the number 2012.1 is January, or October whose zero the sheet dropped.
 */
export function readDate(text: string, mark: CellMark, dates1904 = false): readonly PartialDate[] {
  if (mark === 'd' || mark === 'n') {
    const number = Number(text);
    if (Number.isNaN(number)) return [];
    if (mark === 'd' || (number > 3000 && number < 100_000)) {
      const date = dateOfSerial(number, dates1904);
      return date ? [date] : [];
    }
    return readText(String(Number(number.toPrecision(12))), true, dates1904);
  }
  return readText(text, false, dates1904);
}

const separated = /^(\d{4})\s*[-/.年、]\s*(\d{1,2})(?:\s*[-/.月、]\s*(\d{1,2})?\s*[日号]?)?(?:[T\s]+[\d:.]+Z?)?$/;

function readText(text: string, wasNumber: boolean, dates1904: boolean): readonly PartialDate[] {
  const match = separated.exec(text);
  if (match) {
    const [, year, month, day] = match;
    const dates = only(Number(year), Number(month), day === undefined ? undefined : Number(day));
    const lostZero = month === '1' && day === undefined && /^\d{4}\.1$/.test(text);
    return lostZero ? [...dates, { year: Number(year), month: 10 }] : dates;
  }
  if (/^\d+$/.test(text)) return readDigits(text, wasNumber, dates1904);
  if (/^\d{4}\s*[年级届]$/.test(text)) return only(Number(text.slice(0, 4)));
  const turned = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (turned) {
    const [first, second, year] = [Number(turned[1]), Number(turned[2]), Number(turned[3])];
    return first === second ? only(year, first, second) : [...only(year, first, second), ...only(year, second, first)];
  }
  return readChinese(text);
}

function readDigits(text: string, wasNumber: boolean, dates1904: boolean): readonly PartialDate[] {
  if (text.length === 8) return only(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
  if (text.length === 6) return only(Number(text.slice(0, 4)), Number(text.slice(4)));
  if (text.length === 4 && /^(19|20)/.test(text)) return only(Number(text));
  if (text.length !== 5 || wasNumber) return [];
  const date = dateOfSerial(Number(text), dates1904);
  return date ? [date] : [];
}

/** 二〇一二年九月一日 */
function readChinese(text: string): readonly PartialDate[] {
  const match =
    /^([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})[日号])?$/.exec(
      text,
    );
  if (!match) return [];
  const day = match[3] === undefined ? undefined : smallNumber(match[3]);
  return only(Number(spelledDigits(match[1] ?? '')), smallNumber(match[2] ?? '') ?? 0, day);
}

/** Whether a whole day says nothing else than the partial date. */
export const agrees = (date: PartialDate, iso: string): boolean =>
  Number(iso.slice(0, 4)) === date.year &&
  (date.month === undefined || Number(iso.slice(5, 7)) === date.month) &&
  (date.day === undefined || Number(iso.slice(8, 10)) === date.day);
