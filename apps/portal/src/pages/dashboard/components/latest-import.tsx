import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Card, useFormat, useTexts } from '@plinth/ui';
import { Allowed } from '../../../session/session';
import { UNIT_PARAMETER } from '../../../session/unit-in-view';
import type { Facts } from '../api';
import styles from '../dashboard.module.css';
import { dashboardTexts } from '../texts';

export function LatestImport({ facts }: { readonly facts: Facts }): ReactNode {
  const t = useTexts(dashboardTexts);
  const format = useFormat();
  const navigate = useNavigate();
  const latest = facts.latestImport;
  const go = (path: string) => () =>
    void navigate(`${path}?${new URLSearchParams({ [UNIT_PARAMETER]: facts.unitId })}`);
  if (latest === null)
    return (
      <Card title={t.latestImport}>
        <div className={styles['import']}>
          <p className={styles['quiet']}>{t.noImport}</p>
          <Allowed to="org.import.run">
            <Button type="primary" onClick={go('/admin/imports/new')}>
              {t.importNow}
            </Button>
          </Allowed>
        </div>
      </Card>
    );
  const { fileName, schoolName, state, createdAt, added, changed, refused, importId } = latest;
  return (
    <Card title={t.latestImport}>
      <div className={styles['import']}>
        <p className={styles['file']}>{fileName}</p>
        <p className={styles['quiet']}>
          {schoolName} · {format.moment(createdAt)}
        </p>
        <div className={styles['state']}>
          <Tag color={state === 'done' ? 'success' : state === 'failed' ? 'error' : 'processing'}>
            {(t.importStates as Readonly<Record<string, string>>)[state] ?? state}
          </Tag>
          {added === null || added === undefined
            ? null
            : t.importResult(format.number(added), format.number(changed ?? 0), format.number(refused ?? 0))}
        </div>
        <Allowed to="org.import.run">
          <Button onClick={go(`/admin/imports/${importId}`)}>{t.openImport}</Button>
        </Allowed>
      </div>
    </Card>
  );
}
