import type { Calendar } from './api';

export interface DayLine {
  readonly key: string;
  readonly kind: 'term' | 'holiday' | 'workday' | 'exam' | 'event';
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Today where the schools are, whatever the clock of the device. */
export const todayInChina = (now = new Date()): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now);

/** Terms and entries in the order of their days. */
export const linesOf = ({ terms, entries }: Calendar): readonly DayLine[] =>
  [
    ...terms.map(({ unitId, schoolYear, number, name, startsOn, endsOn }) => ({
      ...{ key: `${unitId} ${schoolYear} ${number}`, kind: 'term' as const, title: name, startsOn, endsOn },
    })),
    ...entries.map(({ id, kind, title, startsOn, endsOn }) => ({ key: id, kind, title, startsOn, endsOn })),
  ].sort((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0));
