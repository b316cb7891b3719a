import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { Badge, useTexts } from '@plinth/ui';
import { useUnitInView } from '../session/unit-in-view';
import { shellTexts } from './shell.texts';

/** Fetched where it is needed: the workbench of a pupil has no units to choose from. */
const UnitPicker = lazy(async () => ({ default: (await import('../units/unit-picker')).UnitPicker }));

function Switch(): ReactNode {
  const t = useTexts(shellTexts);
  const { unit, tops, choose } = useUnitInView();
  if (unit === undefined) return null;
  return (
    <Suspense>
      <UnitPicker
        label={t.unitInView}
        variant="filled"
        value={unit.id}
        known={tops.some(({ id }) => id === unit.id) ? tops : [unit, ...tops]}
        onChange={choose}
        style={{ width: 'clamp(120px, 30vw, 300px)' }}
      />
      {unit.isSample ? <Badge tone="warn">{t.sample}</Badge> : null}
    </Suspense>
  );
}

/** Which unit the administration is about: only where one is in view. */
export const UnitSwitch = (): ReactNode => (useLocation().pathname.startsWith('/admin') ? <Switch /> : null);
