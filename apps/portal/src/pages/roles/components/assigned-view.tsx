import { Button, Select, Table } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyNotice, Loaded, Scrollable, useFormat, useTexts } from '@plinth/ui';
import { useUnitCalled } from '../../../choice/unit-names';
import { useMay } from '../../../session/session';
import { useAssignments, useRoleName, useRoles } from '../api';
import type { Assignment, UnitInView } from '../api';
import { rolesTexts } from '../texts';
import styles from './roles.module.css';
import { WithdrawDialog } from './withdraw-dialog';

interface TableProperties {
  readonly items: readonly Assignment[];
  readonly mayWithdraw: boolean;
  readonly onWithdraw: (assignment: Assignment) => void;
}

function AssignmentTable({ items, mayWithdraw, onWithdraw }: TableProperties): ReactNode {
  const t = useTexts(rolesTexts);
  const format = useFormat();
  const called = useUnitCalled();
  return (
    <Scrollable label={t.views.assigned} least={760}>
      <Table<Assignment>
        rowKey="id"
        dataSource={[...items]}
        pagination={false}
        columns={[
          {
            title: t.columns.person,
            key: 'person',
            render: (_, { personName }) => <bdi className={styles['name']}>{personName ?? t.unnamed}</bdi>,
          },
          { title: t.columns.role, key: 'role', render: (_, { roleName }) => <bdi>{roleName}</bdi> },
          {
            title: t.columns.unit,
            key: 'unit',
            render: (_, { unitId, unitName }) => <bdi>{called(unitId, unitName)}</bdi>,
          },
          { title: t.columns.since, key: 'since', render: (_, { validFrom }) => format.moment(validFrom) },
          {
            title: t.columns.until,
            key: 'until',
            render: (_, { validTo }) => (validTo === null ? t.noEnd : format.moment(validTo)),
          },
          ...(mayWithdraw
            ? [
                {
                  title: t.columns.act,
                  key: 'act',
                  render: (_: unknown, assignment: Assignment) => (
                    <Button size="small" onClick={() => onWithdraw(assignment)}>
                      {t.withdraw}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Scrollable>
  );
}

/** Who was given a role at the unit or below. */
export function AssignedView({ unit }: { readonly unit: UnitInView }): ReactNode {
  const t = useTexts(rolesTexts);
  const may = useMay();
  const nameOf = useRoleName();
  const [parameters, setParameters] = useSearchParams();
  const roleKey = parameters.get('role') ?? undefined;
  const roles = useRoles(unit.id);
  const [withdrawing, setWithdrawing] = useState<Assignment>();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useAssignments(unit.id, roleKey);
  const choose = (chosen: string) =>
    setParameters((before) => {
      if (chosen === '') before.delete('role');
      else before.set('role', chosen);
      return before;
    });
  return (
    <>
      <div className={styles['tools']}>
        <Select
          aria-label={t.role}
          value={roleKey ?? ''}
          onChange={choose}
          style={{ minWidth: 200 }}
          options={[
            { value: '', label: t.everyRole },
            ...(roles.data?.items ?? []).map((role) => ({ value: role.key, label: nameOf(role) })),
          ]}
        />
      </div>
      <Loaded
        from={{ data: data?.pages.flatMap(({ items }) => items), error, refetch }}
        isEmpty={(items) => items.length === 0}
        empty={
          roleKey === undefined ? (
            <EmptyNotice title={t.empty} text={t.emptyText} />
          ) : (
            <EmptyNotice title={t.noneOfRole} />
          )
        }
      >
        {(items) => (
          <AssignmentTable items={items} mayWithdraw={may('org.role.assign', unit.path)} onWithdraw={setWithdrawing} />
        )}
      </Loaded>
      {hasNextPage ? (
        <div className={styles['more']}>
          <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage}>
            {t.more}
          </Button>
        </div>
      ) : null}
      {withdrawing === undefined ? null : (
        <WithdrawDialog assignment={withdrawing} onClose={() => setWithdrawing(undefined)} />
      )}
    </>
  );
}
