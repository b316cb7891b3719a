import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat, useTexts } from '@plinth/ui';
import { Allowed, useMay } from '../../../session/session';
import { UNIT_PARAMETER } from '../../../session/unit-in-view';
import { useAccountFacts, useUnusedSlips } from '../api';
import styles from '../dashboard.module.css';
import { dashboardTexts } from '../texts';

export interface NotActivated {
  readonly count: number;
  /** Accounts that were looked at. */
  readonly all: number;
}

interface Properties {
  readonly unitId: string;
  readonly unitPath: string | undefined;
  readonly of: NotActivated;
}

/** As much of it as somebody may know: of all people of the unit, or of the pupils whose slips one prints. */
export function useNotActivated(unitId: string, unitPath: string | undefined): NotActivated | undefined {
  const may = useMay();
  const seesAccounts = may('identity.account.read', unitPath);
  const facts = useAccountFacts(unitId, seesAccounts).data;
  const slips = useUnusedSlips(unitId, !seesAccounts && may('identity.slip.print', unitPath)).data;
  if (facts !== undefined)
    return facts.roles.reduce(
      (sum, { notActivated, accounts }) => ({ count: sum.count + notActivated, all: sum.all + accounts }),
      { count: 0, all: 0 },
    );
  return slips === undefined ? undefined : { count: slips.unused, all: slips.pupils };
}

/** A line of the things to do: how many have never signed in, and the way to their slips. */
export function AccountsNotActivated({ unitId, unitPath, of: { count, all } }: Properties): ReactNode {
  const t = useTexts(dashboardTexts);
  const format = useFormat();
  return (
    <li className={styles['line']}>
      {t.notActivated(format.number(count), format.number(all))}
      <Allowed to="identity.slip.print" at={unitPath}>
        <div className={styles['units']}>
          <Link to={`/admin/slips?${new URLSearchParams({ [UNIT_PARAMETER]: unitId })}`}>{t.printSlips}</Link>
        </div>
      </Allowed>
    </li>
  );
}
