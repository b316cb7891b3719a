import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ListFrame, Loaded, useTexts } from '@plinth/ui';
import { useUnitCalled } from '../../choice/unit-names';
import { hasDraft } from '../../session/drafts';
import { Allowed } from '../../session/session';
import { useUnitInView } from '../../session/unit-in-view';
import type { UnitInView } from './api';
import { AssignedView } from './components/assigned-view';
import { GRANT_ROLE, GrantDialog } from './components/grant-dialog';
import { RolesView } from './components/roles-view';
import { SchoolsView } from './components/schools-view';
import styles from './components/roles.module.css';
import { WhyView } from './components/why-view';
import { rolesTexts } from './texts';

const views = ['assigned', 'schools', 'roles', 'why'] as const;
type View = (typeof views)[number];

const Views: Readonly<Record<View, (properties: { readonly unit: UnitInView }) => ReactNode>> = {
  assigned: AssignedView,
  schools: SchoolsView,
  roles: RolesView,
  why: WhyView,
};

/** A school has no schools below it. */
const isOfRegion = ({ kind }: UnitInView): boolean => ['root', 'bureau', 'district'].includes(kind);

function RolesOf({ unit }: { readonly unit: UnitInView }): ReactNode {
  const t = useTexts(rolesTexts);
  const [parameters] = useSearchParams();
  const offered = views.filter((view) => view !== 'schools' || isOfRegion(unit));
  const view = offered.find((name) => name === parameters.get('view')) ?? 'assigned';
  const Chosen = Views[view];
  const unitId = parameters.get('unit');
  const addressOf = (name: View) =>
    `?${new URLSearchParams({ ...(unitId === null ? {} : { unit: unitId }), view: name })}`;
  return (
    <>
      <nav className={styles['views']} aria-label={t.title}>
        {offered.map((name) => (
          <Link
            key={name}
            to={{ search: addressOf(name) }}
            className={styles['view'] as string}
            aria-current={name === view ? 'page' : undefined}
          >
            {t.views[name]}
          </Link>
        ))}
      </nav>
      <Chosen key={`${unit.id} ${view}`} unit={unit} />
    </>
  );
}

export function RolesPage(): ReactNode {
  const t = useTexts(rolesTexts);
  const { unit, error } = useUnitInView();
  const called = useUnitCalled();
  const [isGranting, setGranting] = useState(() => hasDraft(GRANT_ROLE));
  return (
    <ListFrame
      title={t.title}
      {...(unit === undefined ? {} : { lead: t.lead(called(unit.id, unit.displayName)) })}
      actions={
        unit === undefined ? null : (
          <Allowed to="org.role.assign" at={unit.path}>
            <Button type="primary" onClick={() => setGranting(true)}>
              {t.grant}
            </Button>
          </Allowed>
        )
      }
    >
      <Loaded from={{ data: unit, error }}>{(data) => <RolesOf unit={data} />}</Loaded>
      {unit === undefined || !isGranting ? null : (
        <GrantDialog searchedAt={unit} at={unit} onClose={() => setGranting(false)} />
      )}
    </ListFrame>
  );
}
