import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import type { RosterImport } from '../api';
import { importsTexts } from '../texts';
import styles from './imports.module.css';

type State = keyof (typeof importsTexts)['zh']['states'];

const tones: Readonly<Record<State, string>> = {
  reading: 'now',
  ready: 'warn',
  applying: 'now',
  done: 'good',
  failed: 'bad',
  cancelled: 'quiet',
  undoing: 'now',
  undone: 'quiet',
};

export function ImportState({ state }: { readonly state: RosterImport['state'] }): ReactNode {
  const t = useTexts(importsTexts);
  return <span className={`${styles['state']} ${styles[tones[state as State]]}`}>{t.states[state as State]}</span>;
}
