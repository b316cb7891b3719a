import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import type { StepProperties } from '../step-of';
import { setupTexts } from '../texts';
import styles from './setup.module.css';

interface Properties extends Pick<StepProperties, 'onBack' | 'onLater'> {
  /** The step's own way on. */
  readonly children?: ReactNode;
}

/** Back, on, and later: the same at the foot of every step. */
export function Ways({ onBack, onLater, children }: Properties): ReactNode {
  const t = useTexts(setupTexts);
  return (
    <div className={styles['ways']}>
      {onBack === undefined ? null : <Button onClick={onBack}>{t.back}</Button>}
      {children}
      {onLater === undefined ? null : (
        <Button type="text" className={styles['later'] as string} onClick={onLater}>
          {t.later}
        </Button>
      )}
    </div>
  );
}
