import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { useFormat, useTexts } from '@plinth/ui';
import type { RosterImport } from '../api';
import { importsTexts } from '../texts';
import styles from './imports.module.css';

/** From here on the file has been read whole and is compared with the register. */
const COMPARING_FROM = 0.8;

/** How far the server is. The page only tells: the work goes on without it. */
export function Working({
  batch,
  onCancel,
}: {
  readonly batch: RosterImport;
  readonly onCancel?: (() => void) | undefined;
}): ReactNode {
  const t = useTexts(importsTexts);
  const format = useFormat();
  const percent = Math.round(batch.progress * 100);
  const titles = { reading: t.readingTitle, applying: t.applyingTitle, undoing: t.undoingTitle };
  const isComparing = batch.state === 'reading' && batch.progress >= COMPARING_FROM;
  return (
    <div className={styles['working']}>
      <h2>{titles[batch.state as keyof typeof titles]}</h2>
      <Progress percent={percent} aria-label={t.states[batch.state as keyof typeof titles]} status="active" />
      <p className={styles['muted']} role="status">
        {isComparing ? t.comparing : batch.rowsRead > 0 ? t.readingRows(format.number(batch.rowsRead)) : ' '}
      </p>
      <p className={styles['muted']}>{t.mayClose}</p>
      {onCancel === undefined ? null : (
        <div>
          <Button onClick={onCancel}>{t.cancel}</Button>
        </div>
      )}
    </div>
  );
}
