import { useId } from 'react';
import type { ReactNode } from 'react';
import styles from './frame.module.css';

interface Properties {
  readonly title?: string;
  readonly actions?: ReactNode;
  /** Without space around, for lists that reach the border. */
  readonly isFlush?: boolean;
  readonly children: ReactNode;
}

/** A part of a page with a heading of its own. */
export function Card({ title, actions, isFlush = false, children }: Properties): ReactNode {
  const id = useId();
  return (
    <section className={styles['card']} aria-labelledby={title === undefined ? undefined : id}>
      {title === undefined && actions === undefined ? null : (
        <div className={styles['cardHead']}>
          {title === undefined ? (
            <span />
          ) : (
            <h2 id={id} className={styles['cardTitle']}>
              {title}
            </h2>
          )}
          {actions === undefined ? null : <div className={styles['tools']}>{actions}</div>}
        </div>
      )}
      <div className={isFlush ? styles['flush'] : styles['cardBody']}>{children}</div>
    </section>
  );
}
