import type { ReactNode } from 'react';
import { useTexts } from '../language/texts';
import { uiTexts } from '../ui.texts';
import styles from './frame.module.css';
import { PageFrame } from './page-frame';
import type { HeadProperties } from './page-frame';

interface Properties extends HeadProperties {
  readonly steps: readonly string[];
  /** Counted from 0. */
  readonly step: number;
  /** Back and forward, always in sight. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

export function WizardFrame({ steps, step, foot, children, ...head }: Properties): ReactNode {
  const t = useTexts(uiTexts);
  return (
    <PageFrame {...head}>
      <ol className={styles['steps']} aria-label={t.stepOf(step + 1, steps.length)}>
        {steps.map((name, index) => (
          <li
            key={name}
            className={`${styles['step']} ${index < step ? styles['done'] : ''} ${index === step ? styles['now'] : ''}`}
            aria-current={index === step ? 'step' : undefined}
          >
            <span>{name}</span>
          </li>
        ))}
      </ol>
      <div className={styles['card']}>
        <div className={styles['cardBody']}>{children}</div>
        {foot === undefined ? null : <div className={styles['foot']}>{foot}</div>}
      </div>
    </PageFrame>
  );
}
