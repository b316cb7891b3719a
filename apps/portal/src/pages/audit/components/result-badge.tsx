import type { ReactNode } from 'react';
import { Badge, useTexts } from '@plinth/ui';
import type { Entry } from '../api';
import { auditTexts } from '../texts';

const tones = { success: 'good', refused: 'warn', failed: 'bad' } as const;

export function ResultBadge({ result }: Pick<Entry, 'result'>): ReactNode {
  const t = useTexts(auditTexts);
  return <Badge tone={tones[result]}>{t.results[result]}</Badge>;
}
