import type { ReactNode } from 'react';
import { DashboardFrame, Tile, useTexts } from '@plinth/ui';
import { useIdentities } from '../../session/identities';
import { useMay, useMe } from '../../session/session';
import { WidgetFrame } from './components/widget-frame';
import { workbenchTexts } from './texts';
import { widgets } from './widgets';

/** The first page of everybody: made of widgets, each of its own domain. */
export function WorkbenchPage(): ReactNode {
  const t = useTexts(workbenchTexts);
  const me = useMe().data;
  const may = useMay();
  const { kinds: acting, current, isAtWork } = useIdentities();
  const isFor = ({ kinds, needs }: (typeof widgets)[number]): boolean =>
    (kinds === undefined || acting.some((kind) => kinds.includes(kind))) &&
    (needs === undefined || (isAtWork && may(needs)));
  return (
    <DashboardFrame title={me === undefined ? t.helloUnnamed : t.hello(me.name)} lead={t.lead}>
      {me === undefined
        ? null
        : widgets.filter(isFor).map((widget) => (
            <Tile key={`${widget.name} ${current?.identityId ?? ''}`} width={widget.width}>
              <WidgetFrame widget={widget} />
            </Tile>
          ))}
    </DashboardFrame>
  );
}
