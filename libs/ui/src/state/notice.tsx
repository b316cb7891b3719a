import type { ReactNode } from 'react';
import styles from './state.module.css';

interface Properties {
  readonly picture: ReactNode;
  readonly title: string;
  readonly text?: ReactNode;
  readonly reference?: string;
  readonly isBad?: boolean;
  readonly children?: ReactNode;
}

/** A calm word in place of what cannot be shown, with what to do about it. */
export function Notice({ picture, title, text, reference, isBad = false, children }: Properties): ReactNode {
  return (
    <div className={styles['notice']} role={isBad ? 'alert' : undefined}>
      <span className={`${styles['picture']} ${isBad ? styles['bad'] : ''}`} aria-hidden>
        {picture}
      </span>
      <p className={styles['title']}>{title}</p>
      {text === undefined ? null : <p className={styles['text']}>{text}</p>}
      {reference === undefined ? null : <p className={styles['reference']}>{reference}</p>}
      {children === undefined ? null : <div className={styles['actions']}>{children}</div>}
    </div>
  );
}
