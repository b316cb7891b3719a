import type { ReactNode } from 'react';
import styles from './imports.module.css';

interface Properties {
  readonly tone: 'bad' | 'warn' | 'good';
  readonly title: string;
  readonly text?: ReactNode;
  readonly children?: ReactNode;
}

const tones = { bad: 'panelBad', warn: 'panelWarn', good: 'panelGood' } as const;

/** A word that stands where it belongs, and is heard at once when it is bad. */
export function Panel({ tone, title, text, children }: Properties): ReactNode {
  return (
    <div className={`${styles['panel']} ${styles[tones[tone]]}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <strong>{title}</strong>
      {text === undefined ? null : <span>{text}</span>}
      {children}
    </div>
  );
}
