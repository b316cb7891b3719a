import type { ReactNode } from 'react';
import styles from './frame.module.css';
import { PageFrame } from './page-frame';
import type { HeadProperties } from './page-frame';

interface Properties extends HeadProperties {
  /** Search, filters, choice of columns. */
  readonly tools?: ReactNode;
  /** How many there are, what is being done with them. */
  readonly foot?: ReactNode;
  /** The list fills the window and scrolls within itself. */
  readonly isWhole?: boolean;
  readonly children: ReactNode;
}

export function ListFrame({ tools, foot, isWhole = false, children, ...head }: Properties): ReactNode {
  return (
    <PageFrame {...head} width={isWhole ? 'whole' : 'wide'}>
      <div className={`${styles['card']} ${styles['list']}`}>
        {tools === undefined ? null : <div className={`${styles['tools']} ${styles['listTools']}`}>{tools}</div>}
        <div className={styles['listBody']}>{children}</div>
        {foot === undefined ? null : <div className={styles['listFoot']}>{foot}</div>}
      </div>
    </PageFrame>
  );
}
