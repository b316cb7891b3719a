import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Badge, Card, Loaded, Skeleton, useFormat, useTexts } from '@plinth/ui';
import { Allowed } from '../../../session/session';
import { UNIT_PARAMETER } from '../../../session/unit-in-view';
import type { Unit } from '../../../session/unit-in-view';
import { unitTexts } from '../../../units/unit.texts';
import { useAncestors, useHistory } from '../api';
import { mayHaveLook } from '../look-api';
import { unitsTexts } from '../texts';
import styles from '../units.module.css';
import { UnitButtons } from './unit-buttons';
import { UnitLook } from './unit-look';

export function UnitDetail({ unit }: { readonly unit: Unit }): ReactNode {
  const t = useTexts(unitsTexts);
  const { kinds } = useTexts(unitTexts);
  const format = useFormat();
  const ancestors = useAncestors(unit.id);
  const way = (ancestors.data?.items ?? []).filter(({ id, kind }) => id !== unit.id && kind !== 'root');
  const address = new URLSearchParams({ [UNIT_PARAMETER]: unit.id });
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t.kind, kinds[unit.kind]],
    [t.shortName, unit.shortName],
    [t.code, unit.code],
    [t.region, unit.regionCode],
    [t.stage, unit.stage === null ? null : t.stages[unit.stage]],
    [t.entryYear, unit.entryYear],
    [t.grade, unit.grade === undefined ? null : `${unit.grade.name}（${t.gradeStates[unit.grade.state]}）`],
    [t.below, t.belowCount(format.number(unit.childCount))],
    [t.since, format.day(unit.validFrom)],
  ];
  return (
    <div className={styles['detail']}>
      <Card>
        <div className={styles['head']}>
          <div>
            {way.length === 0 ? null : (
              <p className={styles['way']}>{way.map(({ displayName }) => displayName).join(' / ')}</p>
            )}
            <h2 className={styles['name']}>
              {unit.displayName} {unit.status === 'ended' ? <Tag color="warning">{t.ended}</Tag> : null}
              {unit.isSample ? <Badge tone="warn">{t.sample}</Badge> : null}
            </h2>
          </div>
          <UnitButtons unit={unit} />
        </div>
      </Card>
      <Card
        title={t.facts}
        actions={
          <>
            <Allowed to="org.person.read" at={unit.path}>
              <Link to={`/admin/people?${address}`}>{t.people}</Link>
              <Link to={`/admin?${address}`}>{t.overview}</Link>
            </Allowed>
          </>
        }
      >
        <dl className={styles['facts']}>
          {facts
            .filter(([, value]) => value !== null && value !== undefined)
            .map(([name, value]) => (
              <Fact key={name} name={name} value={value} />
            ))}
        </dl>
      </Card>
      {mayHaveLook(unit) ? <UnitLook unit={unit} /> : null}
      {unit.kind === 'root' ? null : <History unitId={unit.id} />}
    </div>
  );
}

const Fact = ({ name, value }: { readonly name: string; readonly value: ReactNode }): ReactNode => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
);

function History({ unitId }: { readonly unitId: string }): ReactNode {
  const t = useTexts(unitsTexts);
  const format = useFormat();
  return (
    <Card title={t.history}>
      <Loaded
        from={useHistory(unitId)}
        skeleton={<Skeleton lines={2} />}
        isEmpty={({ items }) => items.length < 2}
        empty={<p className={styles['quiet']}>{t.noHistory}</p>}
      >
        {({ items }) => (
          <ul className={styles['periods']}>
            {items.map(({ from, to, name, parentName }) => (
              <li key={from}>
                {name} {parentName === null ? null : <span className={styles['quiet']}>{t.under(parentName)}</span>}
                <div className={styles['way']}>
                  {to === null ? t.sinceDay(format.moment(from)) : t.period(format.moment(from), format.moment(to))}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}
