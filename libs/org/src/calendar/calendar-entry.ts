import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { daysBetween, isDay } from './day';

/** 放假 调休上课 考试 活动 */
export const calendarEntryKinds = ['holiday', 'workday', 'exam', 'event'] as const;
export type CalendarEntryKind = (typeof calendarEntryKinds)[number];

export interface CalendarEntryFields {
  readonly kind: CalendarEntryKind;
  readonly title: string;
  /** YYYY-MM-DD, both included. */
  readonly startsOn: string;
  readonly endsOn: string;
}

export interface CalendarEntry extends CalendarEntryFields {
  readonly id: string;
  readonly unitId: string;
  readonly version: number;
}

export const TITLE_MAX = 60;
/** The long summer of a university; more is a mistyped year. */
const LONGEST_DAYS = 120;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;

const refuse = (reasonZh: string, reason: string): never => {
  throw new DomainError(OrgErrors.calendarEntryInvalid, { reason, reasonZh });
};

/** The fields as they are kept. @throws DomainError `org.calendar_entry_invalid` */
export function checkCalendarEntry(given: CalendarEntryFields): CalendarEntryFields {
  // Marks that turn the direction of writing, and characters that cannot be seen, would spoil the lines around them.
  const title = given.title
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, (found) => (found === '\u200D' ? found : ' '))
    .replace(/\s+/g, ' ')
    .trim();
  if (title === '') refuse('请填写名称', 'give it a name');
  if (title.length > TITLE_MAX) refuse(`名称不超过 ${TITLE_MAX} 个字`, `a name has at most ${TITLE_MAX} characters`);
  for (const day of [given.startsOn, given.endsOn]) {
    const year = Number(day.slice(0, 4));
    if (!isDay(day) || year < FIRST_YEAR || year > LAST_YEAR) refuse('日期不存在', 'there is no such day');
  }
  if (given.endsOn < given.startsOn) refuse('结束日期早于开始日期', 'it ends before it starts');
  if (daysBetween(given.startsOn, given.endsOn) > LONGEST_DAYS)
    refuse(`一项最长 ${LONGEST_DAYS} 天，请检查年份`, `it lasts at most ${LONGEST_DAYS} days; check the year`);
  return { kind: given.kind, title, startsOn: given.startsOn, endsOn: given.endsOn };
}
