import type { ReactNode } from 'react';
import styles from './figure.module.css';

interface Properties {
  readonly title: string;
  readonly value: string;
  readonly note?: ReactNode;
  readonly icon?: ReactNode;
}

/** One number that matters, with its name. */
export const Figure = ({ title, value, note, icon }: Properties): ReactNode => (
  <div className={styles['figure']}>
    {icon === undefined ? null : (
      <span className={styles['icon']} aria-hidden>
        {icon}
      </span>
    )}
    <dl className={styles['words']}>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </dl>
    {note === undefined ? null : <div className={styles['note']}>{note}</div>}
  </div>
);
