import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import type { components } from '@plinth/api-client';
import { useFormat, useTexts } from '@plinth/ui';
import { Allowed } from '../../../session/session';
import type { RosterImport } from '../api';
import { decisionTexts } from '../decision.texts';
import { importsTexts } from '../texts';
import styles from './imports.module.css';
import { Panel } from './panel';
import { ErrorWorkbook } from './problem-table';
import { UndoDialog } from './undo-dialog';

type UndoCounts = components['schemas']['UndoResponse'];

interface Properties {
  readonly batch: RosterImport;
  readonly onResume: () => void;
}

/** How an import ended, and what can still be done about it. */
export function Outcome({ batch, onResume }: Properties): ReactNode {
  const t = useTexts(decisionTexts);
  const format = useFormat();
  const { search } = useLocation();
  const [undone, setUndone] = useState<UndoCounts>();
  const again = (
    <Link to={`/admin/imports/new${search}`}>
      <Button tabIndex={-1}>{t.again}</Button>
    </Link>
  );
  if (batch.state === 'failed')
    return (
      <div className={styles['stack']}>
        <Panel tone="bad" title={t.failedTitle} text={`${batch.failure?.message ?? ''} ${t.failedSafe}`} />
        <div className={styles['buttons']}>
          {batch.resumable === true ? (
            <Button type="primary" onClick={onResume}>
              {t.resume}
            </Button>
          ) : null}
          {again}
        </div>
      </div>
    );
  if (batch.state === 'cancelled')
    return (
      <div className={styles['stack']}>
        <Panel tone="warn" title={t.cancelledTitle} text={t.failedSafe} />
        <div className={styles['buttons']}>{again}</div>
      </div>
    );
  if (batch.state === 'undone')
    return (
      <div className={styles['stack']}>
        <Panel
          tone="good"
          title={t.undone}
          text={
            undone === undefined
              ? t.undoneText
              : t.undoneCounts(format.number(undone.ended), format.number(undone.restored), format.number(undone.kept))
          }
        />
        <Figures batch={batch} />
      </div>
    );
  return <Done batch={batch} onUndone={setUndone} />;
}

function Done({ batch, onUndone }: { readonly batch: RosterImport; readonly onUndone: (counts: UndoCounts) => void }) {
  const t = useTexts(decisionTexts);
  const [isAsking, setAsking] = useState(false);
  const of = `?unit=${batch.schoolId}`;
  return (
    <div className={styles['stack']}>
      <Panel tone="good" title={t.doneTitle} text={(batch.summary?.added ?? 0) > 0 ? t.doneText : undefined} />
      <Figures batch={batch} />
      <div className={styles['spread']}>
        <div className={styles['buttons']}>
          <Allowed to="identity.slip.print">
            <Link to={`/admin/slips${of}`}>
              <Button type="primary" tabIndex={-1}>
                {t.printSlips}
              </Button>
            </Link>
          </Allowed>
          <Link to={`/admin/people${of}`}>
            <Button tabIndex={-1}>{t.seePeople}</Button>
          </Link>
          {(batch.summary?.refused ?? 0) + (batch.summary?.warnings ?? 0) > 0 ? <ErrorWorkbook id={batch.id} /> : null}
        </div>
        <Button danger onClick={() => setAsking(true)}>
          {t.undo}
        </Button>
      </div>
      <p className={styles['muted']}>{t.keptDays}</p>
      <UndoDialog batch={batch} isOpen={isAsking} onClose={() => setAsking(false)} onUndone={onUndone} />
    </div>
  );
}

const figures = ['added', 'changed', 'moved', 'leaving', 'unchanged'] as const;

function Figures({ batch: { summary } }: { readonly batch: RosterImport }): ReactNode {
  const t = useTexts(importsTexts);
  const format = useFormat();
  if (summary === undefined) return null;
  const shown = [
    ...figures.map((name) => [t.tabs[name], summary[name]] as const),
    [t.tabs.bad, summary.refused] as const,
  ];
  return (
    <dl className={styles['figures']}>
      {shown.map(([label, count]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{format.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
