import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { saveAs } from '@plinth/api-client';
import { Card, Chart, EmptyNotice, Loaded, useTexts } from '@plinth/ui';
import { useFactsBelow } from '../api';
import { dashboardTexts } from '../texts';

interface Properties {
  readonly unitId: string;
  /** Named where it is not the unit of the page. */
  readonly unitName?: string;
  readonly onChoose: (unitId: string) => void;
}

/** The units directly below side by side; pressing one goes down to it. A single one is nothing to compare: those below it are. */
export function UnitsCompared({ unitId, unitName, onChoose }: Properties): ReactNode {
  const t = useTexts(dashboardTexts);
  const below = useFactsBelow(unitId);
  const title = unitName === undefined ? t.compare : t.compareAt(unitName);
  const data = useMemo(() => {
    const items = below.data?.items ?? [];
    const all = [
      { name: t.students, values: items.map(({ people }) => people.student) },
      { name: t.staff, values: items.map(({ people }) => people.staff) },
    ];
    return {
      about: t.belowKinds,
      categories: items.map(({ name }) => name),
      series: all.filter(({ values }, index) => index === 0 || values.some((value) => value > 0)),
    };
  }, [below.data, t]);
  const only = below.data?.items.length === 1 ? below.data.items[0] : undefined;
  if (only !== undefined && only.schools + only.classes > 1)
    return <UnitsCompared unitId={only.unitId} unitName={only.name} onChoose={onChoose} />;
  return (
    <Card title={title}>
      <Loaded from={below} isEmpty={({ items }) => items.length === 0} empty={<EmptyNotice title={t.nothingBelow} />}>
        {({ items }) => (
          <Chart
            title={title}
            hint={t.compareHint}
            data={data}
            onSave={saveAs}
            onChoose={(index) => {
              const chosen = items[index];
              if (chosen !== undefined) onChoose(chosen.unitId);
            }}
          />
        )}
      </Loaded>
    </Card>
  );
}
