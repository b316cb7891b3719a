import ReloadOutlined from '@ant-design/icons/ReloadOutlined';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { Loaded, PageFrame, Skeleton, useTexts } from '@plinth/ui';
import { Allowed } from '../../session/session';
import styles from './components/health.module.css';
import { HealthItems } from './components/health-items';
import { UsageCard } from './components/usage-card';
import { healthTexts } from './texts';

const AGAIN_MS = 30_000;

/** How the base is, in words, for whoever keeps it going. */
export function HealthPage(): ReactNode {
  const t = useTexts(healthTexts);
  const health = query.useQuery('get', '/api/gateway/v1/health', undefined, { refetchInterval: AGAIN_MS });
  return (
    <PageFrame
      title={t.title}
      lead={t.lead}
      actions={
        <Button icon={<ReloadOutlined aria-hidden />} loading={health.isFetching} onClick={() => void health.refetch()}>
          {t.again}
        </Button>
      }
    >
      <div className={styles['column']}>
        <Loaded from={health} skeleton={<Skeleton lines={8} />}>
          {(data) => <HealthItems health={data} />}
        </Loaded>
        {health.isPending ? null : (
          <Allowed to="gateway.usage.read" at="">
            <UsageCard />
          </Allowed>
        )}
      </div>
    </PageFrame>
  );
}
