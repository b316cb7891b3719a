import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { isDay } from './day';

/** 学期: 1 autumn, 2 spring, 3 a short one. */
export interface Term {
  readonly number: number;
  readonly name: string;
  /** YYYY-MM-DD */
  readonly startsOn: string;
  readonly endsOn: string;
}

export interface SchoolYear {
  readonly unitId: string;
  /** The year in which it begins: 2026 for 2026-2027 学年. */
  readonly schoolYear: number;
  readonly terms: readonly Term[];
}

const refuse = (reasonZh: string, reason: string): never => {
  throw new DomainError(OrgErrors.termsInvalid, { reason, reasonZh });
};

/** Terms follow one another without overlap and lie in their school year. @throws DomainError `org.terms_invalid` */
export function checkTerms(schoolYear: number, terms: readonly Term[]): void {
  const ordered = [...terms].sort((a, b) => a.number - b.number);
  ordered.forEach((term, index) => {
    if (term.number !== index + 1) refuse('学期应从 1 起连续编号', 'numbers go 1, 2, 3');
    if (!isDay(term.startsOn) || !isDay(term.endsOn)) refuse('日期不存在', 'there is no such day');
    if (term.endsOn <= term.startsOn) refuse('学期结束不早于开始', 'a term ends after it starts');
    const before = ordered[index - 1];
    if (before !== undefined && term.startsOn <= before.endsOn) refuse('学期不能重叠', 'terms do not overlap');
  });
  const first = ordered[0]?.startsOn ?? `${schoolYear}-09-01`;
  const last = ordered.at(-1)?.endsOn ?? first;
  const isInYear =
    first >= `${schoolYear}-07-01` && first <= `${schoolYear + 1}-03-31` && last <= `${schoolYear + 1}-10-31`;
  if (!isInYear) refuse('日期不在这个学年之内', 'the dates lie outside the school year');
}
