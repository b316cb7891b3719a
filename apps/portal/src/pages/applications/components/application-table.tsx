import { Button, Table } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Badge, useFormat, useTexts } from '@plinth/ui';
import { useUnitNames } from '../../../choice/unit-names';
import { isBuiltIn } from '../api';
import type { Application } from '../api';
import { applicationsTexts } from '../texts';
import styles from './applications.module.css';

interface Properties {
  readonly items: readonly Application[];
  readonly onMore?: () => void;
  readonly isLoadingMore: boolean;
}

function Served({ unitIds }: { readonly unitIds: readonly string[] }): ReactNode {
  const t = useTexts(applicationsTexts);
  const format = useFormat();
  const names = useUnitNames(unitIds.slice(0, 1));
  if (unitIds.length === 0) return t.wholeBase;
  return unitIds.length === 1 ? (names.get(unitIds[0] as string) ?? '…') : t.units(format.number(unitIds.length));
}

const hrefOf = ({ id }: Application): string => `/developer/applications/${encodeURIComponent(id)}`;

export function ApplicationTable({ items, onMore, isLoadingMore }: Properties): ReactNode {
  const t = useTexts(applicationsTexts);
  const format = useFormat();
  return (
    <>
      <Table<Application>
        rowKey="id"
        dataSource={[...items]}
        pagination={false}
        scroll={{ x: 720 }}
        columns={[
          {
            title: t.columns.name,
            key: 'name',
            width: '34%',
            render: (_, application) => (
              <div className={styles['name']}>
                <span className={styles['line']}>
                  <Link to={hrefOf(application)} className={styles['link'] as string}>
                    <bdi>{application.name}</bdi>
                  </Link>
                  {isBuiltIn(application) ? <Badge>{t.builtIn}</Badge> : null}
                </span>
                <span className={styles['id']}>{application.id}</span>
              </div>
            ),
          },
          { title: t.columns.kind, key: 'kind', render: (_, { kind }) => t.kinds[kind] },
          { title: t.columns.serves, key: 'serves', render: (_, { unitIds }) => <Served unitIds={unitIds} /> },
          {
            title: t.columns.status,
            key: 'status',
            render: (_, { status }) => <Badge tone={status === 'active' ? 'good' : 'warn'}>{t.status[status]}</Badge>,
          },
          {
            title: t.columns.updated,
            key: 'updated',
            render: (_, { updatedAt }) => <span className={styles['quiet']}>{format.moment(updatedAt)}</span>,
          },
        ]}
      />
      {onMore === undefined ? null : (
        <div className={styles['more']}>
          <Button onClick={onMore} loading={isLoadingMore}>
            {t.more}
          </Button>
        </div>
      )}
    </>
  );
}
