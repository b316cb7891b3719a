import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { query } from '@plinth/api-client';
import { Card, useFormat, useTexts, Waiting } from '@plinth/ui';
import { useMay } from '../../../session/session';
import { workbenchTexts } from '../texts';
import styles from './workbench.module.css';

/** For who looks after a whole base that nobody has set up yet; gone as soon as it is, or is in use. */
export function SetupWidget(): ReactNode {
  const t = useTexts(workbenchTexts);
  const format = useFormat();
  const go = useNavigate();
  const may = useMay()('org.unit.write', '');
  const { data, isLoading } = query.useQuery('get', '/api/org/v1/setup', undefined, { enabled: may });
  const left = data?.steps.filter(({ step, state }) => step !== 'sample' && state === 'open').length ?? 0;
  if (isLoading) return <Waiting />;
  if (data === undefined || !data.isEmpty || left === 0) return null;
  return (
    <Card title={t.setup}>
      <p className={styles['text']}>{t.setupText(format.number(left))}</p>
      <Button type="primary" onClick={() => void go('/admin/setup')}>
        {t.setupGo}
      </Button>
    </Card>
  );
}
