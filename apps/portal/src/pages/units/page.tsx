import type { ReactNode } from 'react';
import { Card, PageFrame, Skeleton, TroubleNotice, useTexts } from '@plinth/ui';
import { useUnitInView } from '../../session/unit-in-view';
import { UnitDetail } from './components/unit-detail';
import { UnitTree } from './components/unit-tree';
import { unitsTexts } from './texts';
import styles from './units.module.css';

export function UnitsPage(): ReactNode {
  const t = useTexts(unitsTexts);
  const { unit, tops, error, choose } = useUnitInView();
  return (
    <PageFrame title={t.title} lead={t.lead} width="whole">
      <div className={styles['panes']}>
        {tops.length === 0 ? (
          <Card>{error === null ? <Skeleton /> : <TroubleNotice error={error} />}</Card>
        ) : (
          <UnitTree tops={tops} chosen={unit} onChoose={choose} />
        )}
        {unit !== undefined ? (
          <UnitDetail key={unit.id} unit={unit} />
        ) : (
          <Card>{error === null ? <Skeleton /> : <TroubleNotice error={error} />}</Card>
        )}
      </div>
    </PageFrame>
  );
}
