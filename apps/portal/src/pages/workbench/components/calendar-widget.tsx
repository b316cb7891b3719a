import type { ReactNode } from 'react';
import { Loaded, Skeleton, useTexts } from '@plinth/ui';
import { DayLines } from '../../calendar/components/day-lines';
import { calendarTexts } from '../../calendar/texts';
import { useOwnCalendar } from '../../calendar/api';
import styles from './workbench.module.css';

const SHOWN = 4;

/** The next days that are not like others. */
export function CalendarWidget(): ReactNode {
  const t = useTexts(calendarTexts);
  return (
    <Loaded
      from={useOwnCalendar()}
      skeleton={<Skeleton lines={3} />}
      isEmpty={({ terms, entries }) => terms.length + entries.length === 0}
      empty={<p className={styles['quiet']}>{t.none}</p>}
    >
      {(calendar) => <DayLines calendar={calendar} shown={SHOWN} />}
    </Loaded>
  );
}
