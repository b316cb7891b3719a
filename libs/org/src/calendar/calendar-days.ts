import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { dayAfter, daysBetween, isDay } from './day';
import { todayInChina } from './school-year';

const USUAL_DAYS = 366;
const MOST_DAYS = 800;

/** The days that were asked for. @throws DomainError `org.calendar_entry_invalid` */
export function calendarDaysOf({ from, to }: { readonly from?: string; readonly to?: string }) {
  const refuse = (reasonZh: string, reason: string): never => {
    throw new DomainError(OrgErrors.calendarEntryInvalid, { reason, reasonZh });
  };
  const first = from ?? todayInChina();
  if (!isDay(first)) refuse('日期不存在', 'there is no such day');
  const last = to ?? dayAfter(first, USUAL_DAYS);
  if (!isDay(last)) refuse('日期不存在', 'there is no such day');
  if (last < first) refuse('结束日期早于开始日期', 'it ends before it starts');
  if (daysBetween(first, last) > MOST_DAYS) refuse(`一次最多查询 ${MOST_DAYS} 天`, `ask for ${MOST_DAYS} days at most`);
  return { from: first, to: last };
}
