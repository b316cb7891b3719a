import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { designTexts } from '../texts';
import type { PieceName } from '../texts';
import styles from './design.module.css';

interface Properties {
  readonly of: PieceName;
  readonly children?: ReactNode;
}

/** A piece by its name, with when it is used. */
export function Sample({ of, children }: Properties): ReactNode {
  const t = useTexts(designTexts);
  return (
    <article className={styles['sample']}>
      <h3 className={styles['name']} translate="no">
        {of}
      </h3>
      <p className={styles['when']}>{t.when[of]}</p>
      {children === undefined ? null : <div className={styles['shown']}>{children}</div>}
    </article>
  );
}
