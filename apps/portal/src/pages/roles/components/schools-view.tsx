import CloseOutlined from '@ant-design/icons/CloseOutlined';
import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { Button, Checkbox, Input, Table } from 'antd';
import { useDeferredValue, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { EmptyNotice, Loaded, Scrollable, useTexts } from '@plinth/ui';
import { useMay } from '../../../session/session';
import { SCHOOL_ADMIN, useSchoolAdministrators, useSchools } from '../api';
import type { Assignment, UnitInView } from '../api';
import { rolesTexts } from '../texts';
import { GrantDialog } from './grant-dialog';
import styles from './roles.module.css';
import { WithdrawDialog } from './withdraw-dialog';

function bySchool(all: readonly Assignment[]): ReadonlyMap<string, readonly Assignment[]> {
  const schools = new Map<string, Assignment[]>();
  for (const assignment of all) schools.set(assignment.unitId, [...(schools.get(assignment.unitId) ?? []), assignment]);
  return schools;
}

/** Each school's administrators; pages of them are asked for until all are there. */
function useAdministrators(unitId: string) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useSchoolAdministrators(unitId);
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const all = data?.pages.flatMap(({ items }) => items) ?? [];
  const isComplete = data !== undefined && !hasNextPage;
  return { of: isComplete ? bySchool(all) : undefined, error, refetch };
}

interface AdminsProperties {
  readonly items: readonly Assignment[];
  readonly onRecall: ((assignment: Assignment) => void) | undefined;
}

function Admins({ items, onRecall }: AdminsProperties): ReactNode {
  const t = useTexts(rolesTexts);
  if (items.length === 0) return <span className={styles['missing']}>{t.noAdmin}</span>;
  return (
    <ul className={styles['admins']}>
      {items.map((assignment) => {
        const name = assignment.personName ?? t.unnamed;
        return (
          <li key={assignment.id}>
            <bdi>{name}</bdi>
            {onRecall === undefined ? null : (
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t.recall(name)}
                title={t.recall(name)}
                onClick={() => onRecall(assignment)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The administrators of a region's schools, appointed and recalled. */
export function SchoolsView({ unit }: { readonly unit: UnitInView }): ReactNode {
  const t = useTexts(rolesTexts);
  const may = useMay()('org.role.assign', unit.path);
  const [parameters, setParameters] = useSearchParams();
  const q = useDeferredValue((parameters.get('q') ?? '').trim());
  const isWithout = parameters.has('without');
  const schools = useSchools(unit.id, q);
  const administrators = useAdministrators(unit.id);
  const [appointed, setAppointed] = useState<UnitInView>();
  const [recalled, setRecalled] = useState<Assignment>();
  const put = (name: string, value: string) =>
    setParameters(
      (before) => {
        if (value === '') before.delete(name);
        else before.set(name, value);
        return before;
      },
      { replace: true },
    );
  const listed = schools.data?.pages.flatMap(({ items }) => items);
  const known = administrators.of;
  const shown = known && listed?.filter(({ id }) => !isWithout || !known.has(id));
  return (
    <>
      <div className={styles['tools']}>
        <Input
          aria-label={t.findSchool}
          placeholder={t.findSchool}
          prefix={<SearchOutlined aria-hidden />}
          allowClear
          style={{ width: 260 }}
          defaultValue={q}
          onChange={({ target }) => put('q', target.value)}
        />
        <Checkbox checked={isWithout} onChange={({ target }) => put('without', target.checked ? '1' : '')}>
          {t.onlyWithout}
        </Checkbox>
      </div>
      <p className={styles['note']}>{t.schoolsLead}</p>
      <Loaded
        from={{ data: shown, error: schools.error ?? administrators.error, refetch: schools.refetch }}
        isEmpty={(items) => items.length === 0 && !schools.hasNextPage}
        empty={<EmptyNotice title={isWithout && (listed?.length ?? 0) > 0 ? t.allHave : t.noSchool} />}
      >
        {(items) => (
          <Scrollable label={t.views.schools} least={560}>
            <Table<UnitInView>
              rowKey="id"
              dataSource={[...items]}
              pagination={false}
              columns={[
                {
                  title: t.columns.school,
                  key: 'school',
                  width: '42%',
                  render: (_, { displayName }) => <bdi className={styles['name']}>{displayName}</bdi>,
                },
                {
                  title: t.columns.admins,
                  key: 'admins',
                  render: (_, { id }) => (
                    <Admins items={known?.get(id) ?? []} onRecall={may ? setRecalled : undefined} />
                  ),
                },
                ...(may
                  ? [
                      {
                        title: t.columns.act,
                        key: 'act',
                        width: 110,
                        render: (_: unknown, school: UnitInView) => (
                          <Button size="small" onClick={() => setAppointed(school)}>
                            {t.appoint}
                          </Button>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </Scrollable>
        )}
      </Loaded>
      {schools.hasNextPage ? (
        <div className={styles['more']}>
          <Button onClick={() => void schools.fetchNextPage()} loading={schools.isFetchingNextPage}>
            {t.more}
          </Button>
        </div>
      ) : null}
      {appointed === undefined ? null : (
        <GrantDialog
          searchedAt={unit}
          at={appointed}
          roleKey={SCHOOL_ADMIN}
          title={t.appointTitle(appointed.displayName)}
          onClose={() => setAppointed(undefined)}
        />
      )}
      {recalled === undefined ? null : <WithdrawDialog assignment={recalled} onClose={() => setRecalled(undefined)} />}
    </>
  );
}
