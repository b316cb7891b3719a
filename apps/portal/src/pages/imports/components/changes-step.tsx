import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useFormat, useTexts } from '@plinth/ui';
import type { RosterImport } from '../api';
import { importsTexts } from '../texts';
import styles from './imports.module.css';
import { ProblemTable } from './problem-table';
import { RowTable } from './row-table';
import { TabList } from './tab-list';

type Summary = NonNullable<RosterImport['summary']>;

const tabs = ['added', 'changed', 'moved', 'leaving', 'bad', 'unchanged'] as const;
type Tab = (typeof tabs)[number];
const CLASSES_NAMED = 12;

interface Properties {
  readonly batch: RosterImport;
  readonly summary: Summary;
}

/** What would become different, person by person. The tab is part of the address. */
export function ChangesStep({ batch, summary }: Properties): ReactNode {
  const t = useTexts(importsTexts);
  const format = useFormat();
  const [parameters, setParameters] = useSearchParams();
  const counts: Readonly<Record<Tab, number>> = { ...summary, bad: summary.refused + summary.warnings };
  const named = tabs.find((tab) => tab === parameters.get('tab'));
  const active = named ?? tabs.find((tab) => counts[tab] > 0) ?? 'added';
  const hasSheets = (batch.recognition?.sheets.length ?? 0) > 1;
  const choose = (tab: Tab) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        after.set('tab', tab);
        return after;
      },
      { replace: true },
    );
  return (
    <div className={styles['stack']}>
      <Notes summary={summary} />
      <TabList
        label={t.steps.changes}
        active={active}
        onChoose={choose}
        tabs={tabs.map((tab) => ({
          key: tab,
          label: (
            <span className={counts[tab] === 0 && tab !== active ? styles['muted'] : styles[`count-${tab}`]}>
              {t.tabs[tab]} <strong>{format.number(counts[tab])}</strong>
            </span>
          ),
        }))}
      >
        {active === 'bad' ? (
          <ProblemTable id={batch.id} hasSheets={hasSheets} />
        ) : (
          <RowTable key={active} id={batch.id} action={active} hasSheets={hasSheets} />
        )}
      </TabList>
    </div>
  );
}

function Notes({ summary: { newClasses, guardiansAdded } }: { readonly summary: Summary }): ReactNode {
  const t = useTexts(importsTexts);
  const format = useFormat();
  if (newClasses.length === 0 && guardiansAdded === 0) return null;
  const names = newClasses.slice(0, CLASSES_NAMED).join('、') + (newClasses.length > CLASSES_NAMED ? '…' : '');
  return (
    <ul className={styles['notes']}>
      {newClasses.length === 0 ? null : <li>{t.newClasses(format.number(newClasses.length), names)}</li>}
      {guardiansAdded === 0 ? null : <li>{t.guardians(format.number(guardiansAdded))}</li>}
    </ul>
  );
}
