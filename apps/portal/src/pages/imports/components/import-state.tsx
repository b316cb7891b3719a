import type { ComponentProps, ReactNode } from 'react';
import { Badge, useTexts } from '@plinth/ui';
import type { RosterImport } from '../api';
import { importsTexts } from '../texts';

type State = keyof (typeof importsTexts)['zh']['states'];

const tones: Readonly<Record<State, ComponentProps<typeof Badge>['tone']>> = {
  reading: 'primary',
  ready: 'warn',
  applying: 'primary',
  done: 'good',
  failed: 'bad',
  cancelled: 'plain',
  undoing: 'primary',
  undone: 'plain',
};

export function ImportState({ state }: { readonly state: RosterImport['state'] }): ReactNode {
  const t = useTexts(importsTexts);
  return <Badge tone={tones[state as State]}>{t.states[state as State]}</Badge>;
}
