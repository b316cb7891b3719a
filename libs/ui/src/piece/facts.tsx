import type { ReactNode } from 'react';
import styles from './piece.module.css';

/** What is known about one thing, line by line. */
export const Facts = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <dl className={styles['facts']}>{children}</dl>
);

interface Properties {
  readonly name: string;
  readonly children: ReactNode;
}

export const Fact = ({ name, children }: Properties): ReactNode => (
  <div className={styles['fact']}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
