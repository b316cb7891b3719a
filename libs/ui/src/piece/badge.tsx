import type { ReactNode } from 'react';
import styles from './piece.module.css';

interface Properties {
  readonly tone?: 'plain' | 'primary' | 'good' | 'warn' | 'bad';
  readonly children: ReactNode;
}

/** A state in a word; the word says it, the colour only helps. */
export const Badge = ({ tone = 'plain', children }: Properties): ReactNode => (
  <span className={`${styles['badge']} ${tone === 'plain' ? '' : styles[tone]}`}>{children}</span>
);
