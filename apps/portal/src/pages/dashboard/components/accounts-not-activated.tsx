import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat, useTexts } from '@plinth/ui';
import { Allowed } from '../../../session/session';
import { UNIT_PARAMETER } from '../../../session/unit-in-view';
import type { AccountFacts } from '../api';
import styles from '../dashboard.module.css';
import { dashboardTexts } from '../texts';

interface Properties {
  readonly facts: AccountFacts;
  readonly unitPath: string | undefined;
}

export const notActivatedIn = ({ roles }: AccountFacts): number =>
  roles.reduce((sum, { notActivated }) => sum + notActivated, 0);

/** A line of the things to do: how many have never signed in, and the way to their slips. */
export function AccountsNotActivated({ facts, unitPath }: Properties): ReactNode {
  const t = useTexts(dashboardTexts);
  const format = useFormat();
  const all = facts.roles.reduce((sum, { accounts }) => sum + accounts, 0);
  return (
    <li className={styles['line']}>
      {t.notActivated(format.number(notActivatedIn(facts)), format.number(all))}
      <Allowed to="identity.slip.print" at={unitPath}>
        <div className={styles['units']}>
          <Link to={`/admin/slips?${new URLSearchParams({ [UNIT_PARAMETER]: facts.unitId })}`}>{t.printSlips}</Link>
        </div>
      </Allowed>
    </li>
  );
}
