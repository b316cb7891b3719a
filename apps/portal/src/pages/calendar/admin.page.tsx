import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Card, EmptyNotice, Loaded, PageFrame, Skeleton, useFormat, useTexts } from '@plinth/ui';
import { hasDraft } from '../../session/drafts';
import { Allowed } from '../../session/session';
import { useUnitInView } from '../../session/unit-in-view';
import { useCalendarOf } from './api';
import type { Entry } from './api';
import { EntryDialog } from './components/entry-dialog';
import { EntryList } from './components/entry-list';
import { TermsDialog } from './components/terms-dialog';
import { todayInChina } from './lines';
import { calendarTexts } from './texts';
import styles from './components/calendar.module.css';

type Open = { readonly what: 'terms' } | { readonly what: 'entry'; readonly entry?: Entry };

/** The school year that began last, from its summer on. */
function yearStart(): string {
  const today = todayInChina();
  const year = Number(today.slice(0, 4));
  return `${today.slice(5) >= '07-01' ? year : year - 1}-07-01`;
}

/** Where a school, or an office above it, puts the calendar of all below. */
export function CalendarAdministrationPage(): ReactNode {
  const t = useTexts(calendarTexts);
  const format = useFormat();
  const client = useQueryClient();
  const { unit, error } = useUnitInView();
  const calendar = useCalendarOf(unit?.id, yearStart());
  const [open, setOpen] = useState<Open>();
  const left: Open | undefined =
    unit !== undefined && hasDraft(`calendar entry ${unit.id}`) ? { what: 'entry' } : undefined;
  const dialog = open ?? left;
  const close = (): void => setOpen(undefined);
  const saved = async (): Promise<void> => {
    await calendar.refetch();
    await client.invalidateQueries({ queryKey: ['get', '/api/org/v1/me/calendar'] });
  };
  const add = (
    <Allowed to="org.calendar.write" at={unit?.path}>
      <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen({ what: 'entry' })}>
        {t.add}
      </Button>
    </Allowed>
  );
  const from = unit === undefined && error !== null ? { data: undefined, error } : calendar;
  return (
    <PageFrame title={t.adminTitle} lead={t.adminLead(unit?.displayName ?? '')} width="narrow" actions={add}>
      <Card title={t.terms} actions={<Button onClick={() => setOpen({ what: 'terms' })}>{t.putTerms}</Button>}>
        <Loaded
          from={from}
          skeleton={<Skeleton lines={1} />}
          isEmpty={({ terms }) => terms.length === 0}
          empty={<p className={styles['quiet']}>{t.noTerms}</p>}
        >
          {({ terms }) => (
            <ul className={styles['lines']}>
              {terms.map(({ unitId, schoolYear, number, name, startsOn, endsOn }) => (
                <li key={`${unitId} ${schoolYear} ${number}`} className={styles['line']}>
                  <span className={styles['name']}>{name}</span>
                  <span className={styles['days']}>{t.until(format.day(startsOn), format.day(endsOn))}</span>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Card>
      <Card title={t.entries}>
        <Loaded from={from} isEmpty={({ entries }) => entries.length === 0} empty={<EmptyNotice title={t.noEntries} />}>
          {({ entries }) => (
            <EntryList
              unitId={unit?.id ?? ''}
              entries={entries}
              onChange={(entry) => setOpen({ what: 'entry', entry })}
              onRemoved={saved}
            />
          )}
        </Loaded>
      </Card>
      {unit !== undefined && dialog?.what === 'entry' ? (
        <EntryDialog unitId={unit.id} entry={dialog.entry} onSaved={saved} onClose={close} />
      ) : null}
      {unit !== undefined && dialog?.what === 'terms' ? (
        <TermsDialog unitId={unit.id} terms={calendar.data?.terms ?? []} onSaved={saved} onClose={close} />
      ) : null}
    </PageFrame>
  );
}
