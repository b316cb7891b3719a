import ApartmentOutlined from '@ant-design/icons/ApartmentOutlined';
import BankOutlined from '@ant-design/icons/BankOutlined';
import IdcardOutlined from '@ant-design/icons/IdcardOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
import UserOutlined from '@ant-design/icons/UserOutlined';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Card, DashboardFrame, Figure, Skeleton, Tile, TroubleNotice, useFormat, useTexts } from '@plinth/ui';
import { UNIT_PARAMETER, useUnitInView } from '../../session/unit-in-view';
import { useFacts } from './api';
import { LatestImport } from './components/latest-import';
import { ThingsToDo } from './components/things-to-do';
import { UnitsCompared } from './components/units-compared';
import { dashboardTexts } from './texts';

interface FigureLine {
  readonly name: 'students' | 'staff' | 'guardians' | 'schools' | 'classes';
  readonly count: number;
  readonly icon: ReactNode;
  readonly address: string;
}

export function DashboardPage(): ReactNode {
  const t = useTexts(dashboardTexts);
  const format = useFormat();
  const { unit, unitId, error, choose } = useUnitInView();
  const facts = useFacts(unitId);
  const trouble = error ?? (facts.data === undefined ? facts.error : null);
  const to = (path: string, filter: Readonly<Record<string, string>> = {}) =>
    `${path}?${new URLSearchParams({ [UNIT_PARAMETER]: unitId ?? '', ...filter })}`;
  const people = (role: string) => to('/admin/people', { role });
  const figures: readonly FigureLine[] =
    facts.data === undefined
      ? []
      : [
          { name: 'students', count: facts.data.people.student, icon: <UserOutlined />, address: people('student') },
          { name: 'staff', count: facts.data.people.staff, icon: <IdcardOutlined />, address: people('staff') },
          { name: 'guardians', count: facts.data.people.guardian, icon: <TeamOutlined />, address: people('guardian') },
          facts.data.schools > 1
            ? { name: 'schools', count: facts.data.schools, icon: <BankOutlined />, address: to('/admin/units') }
            : { name: 'classes', count: facts.data.classes, icon: <ApartmentOutlined />, address: to('/admin/units') },
        ];
  return (
    <DashboardFrame
      title={unit === undefined ? t.titlePlain : t.title(unit.displayName)}
      {...(facts.data === undefined ? {} : { lead: t.counted(format.moment(facts.data.countedAt)) })}
    >
      {facts.data === undefined ? (
        <Tile width={4}>
          <Card>
            {trouble === null ? (
              <Skeleton lines={8} />
            ) : (
              <TroubleNotice error={trouble} onRetry={() => void facts.refetch()} />
            )}
          </Card>
        </Tile>
      ) : (
        <>
          {figures.map(({ name, count, icon, address }) => (
            <Tile key={name}>
              <Figure
                title={t[name]}
                value={format.number(count)}
                icon={icon}
                note={
                  <Link to={address} aria-label={`${t.see} ${t[name]}`}>
                    {t.see}
                  </Link>
                }
              />
            </Tile>
          ))}
          <Tile width={2}>
            <ThingsToDo facts={facts.data} unitPath={unit?.path} />
          </Tile>
          <Tile width={2}>
            <LatestImport facts={facts.data} />
          </Tile>
          {unit?.kind === 'class' ? null : (
            <Tile width={4}>
              <UnitsCompared unitId={facts.data.unitId} onChoose={choose} />
            </Tile>
          )}
        </>
      )}
    </DashboardFrame>
  );
}
