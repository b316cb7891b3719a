import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Card, useFormat, useTexts } from '@plinth/ui';
import { UNIT_PARAMETER } from '../../../session/unit-in-view';
import type { Facts } from '../api';
import styles from '../dashboard.module.css';
import { dashboardTexts } from '../texts';
import { AccountsNotActivated, useNotActivated } from './accounts-not-activated';

/** Where each of them is seen to. */
const places: Readonly<Record<string, string>> = {
  import_waiting: '/admin/imports',
  import_failed: '/admin/imports',
  school_without_people: '/admin/imports',
  school_without_administrator: '/admin/roles',
  class_without_head_teacher: '/admin/units',
  class_without_pupils: '/admin/units',
};

interface Properties {
  readonly facts: Facts;
  readonly unitPath: string | undefined;
}

export function ThingsToDo({ facts, unitPath }: Properties): ReactNode {
  const t = useTexts(dashboardTexts);
  const format = useFormat();
  const accounts = useNotActivated(facts.unitId, unitPath);
  const isWaiting = accounts !== undefined && accounts.count > 0;
  const words = t.todos as Readonly<Record<string, (count: string) => string>>;
  return (
    <Card title={t.todo}>
      {facts.thingsToDo.length === 0 && !isWaiting ? <p className={styles['quiet']}>{t.nothingToDo}</p> : null}
      <ul className={styles['lines']}>
        {facts.thingsToDo.map(({ kind, count, units }) => (
          <li key={kind} className={styles['line']}>
            {(words[kind] ?? t.todoOther)(format.number(count))}
            <div className={styles['units']}>
              {kind === 'setup_unfinished' ? <Link to="/admin/setup">{t.goOn}</Link> : null}
              {units.map(({ unitId, name }) => (
                <Link
                  key={unitId}
                  to={`${places[kind] ?? '/admin/units'}?${new URLSearchParams({ [UNIT_PARAMETER]: unitId })}`}
                >
                  {name}
                </Link>
              ))}
              {units.length > 0 && count > units.length ? <span>{t.andMore(format.number(count))}</span> : null}
            </div>
          </li>
        ))}
        {isWaiting ? <AccountsNotActivated unitId={facts.unitId} unitPath={unitPath} of={accounts} /> : null}
      </ul>
    </Card>
  );
}
