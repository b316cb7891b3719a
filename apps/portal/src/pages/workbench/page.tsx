import type { ReactNode } from 'react';
import { DashboardFrame, Tile, useTexts } from '@plinth/ui';
import { useMe } from '../../session/session';
import { workbenchTexts } from './texts';
import { widgets } from './widgets';

/** The first page of everybody: made of widgets, each of its own domain. */
export function WorkbenchPage(): ReactNode {
  const t = useTexts(workbenchTexts);
  const name = useMe().data?.name;
  return (
    <DashboardFrame title={name === undefined ? t.helloUnnamed : t.hello(name)} lead={t.lead}>
      {widgets.map(({ key, width, Widget }) => (
        <Tile key={key} width={width}>
          <Widget />
        </Tile>
      ))}
    </DashboardFrame>
  );
}
