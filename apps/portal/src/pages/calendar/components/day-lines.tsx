import type { ReactNode } from 'react';
import { Badge, useFormat, useTexts } from '@plinth/ui';
import type { Calendar } from '../api';
import { linesOf, todayInChina } from '../lines';
import { calendarTexts } from '../texts';
import styles from './calendar.module.css';

const tones = { term: 'plain', holiday: 'good', workday: 'warn', exam: 'bad', event: 'plain' } as const;

interface Properties {
  readonly calendar: Calendar;
  /** The first of them alone. */
  readonly shown?: number;
}

/** Days in words, one line each. */
export function DayLines({ calendar, shown }: Properties): ReactNode {
  const t = useTexts(calendarTexts);
  const format = useFormat();
  const today = todayInChina();
  return (
    <ul className={styles['lines']}>
      {linesOf(calendar)
        .slice(0, shown)
        .map(({ key, kind, title, startsOn, endsOn }) => (
          <li key={key} className={styles['line']}>
            <Badge tone={tones[kind]}>{t.kinds[kind]}</Badge>
            <span className={styles['words']}>
              <span className={styles['name']}>{title}</span>
              <span className={styles['days']}>
                {startsOn === endsOn ? format.day(startsOn) : t.until(format.day(startsOn), format.day(endsOn))}
                {startsOn <= today && today <= endsOn ? <strong> {t.today}</strong> : null}
              </span>
            </span>
          </li>
        ))}
    </ul>
  );
}
