import type { ReactNode } from 'react';
import styles from './piece.module.css';

interface Properties {
  readonly label: string;
  /** Narrower than this it is scrolled sideways, by the keys too. */
  readonly least: number;
  readonly children: ReactNode;
}

/** A wide table on a narrow screen. */
export const Scrollable = ({ label, least, children }: Properties): ReactNode => (
  <div className={styles['scrollable']} role="region" aria-label={label} tabIndex={0}>
    <div style={{ minWidth: least }}>{children}</div>
  </div>
);
