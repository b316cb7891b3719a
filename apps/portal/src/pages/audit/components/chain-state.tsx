import SafetyCertificateOutlined from '@ant-design/icons/SafetyCertificateOutlined';
import WarningOutlined from '@ant-design/icons/WarningOutlined';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { query } from '@plinth/api-client';
import { TroubleNotice, useFormat, useTell, useTexts } from '@plinth/ui';
import { auditTexts } from '../texts';
import styles from './audit.module.css';

const STALE_MS = 600_000;
const SHOWN_OF_HASH = 16;

/** Whether the trail is as it was written; asked once in a while, as each walk is an entry too. */
export function ChainState(): ReactNode {
  const t = useTexts(auditTexts);
  const format = useFormat();
  const tell = useTell();
  const queries = useQueryClient();
  const asked = query.queryOptions('get', '/api/audit/v1/verification', undefined, { staleTime: STALE_MS });
  const chain = query.useQuery('get', '/api/audit/v1/verification', undefined, {
    staleTime: STALE_MS,
    refetchOnWindowFocus: false,
  });
  const seal = query.useMutation('post', '/api/audit/v1/verification');
  const verify = async () => {
    try {
      queries.setQueryData(asked.queryKey, await seal.mutateAsync({}));
    } catch (error) {
      tell.failed(error);
    }
  };
  const reasons = t.reasons as Readonly<Record<string, string>>;
  const { data, error, dataUpdatedAt } = chain;
  if (error !== null && data === undefined) return <TroubleNotice error={error} onRetry={() => void chain.refetch()} />;
  const broken = data?.break;
  const isBusy = data === undefined || seal.isPending;
  return (
    <section className={`${styles['chain']} ${broken === undefined ? '' : styles['broken']}`} aria-label={t.chain}>
      <span className={styles['mark']} aria-hidden>
        {broken === undefined ? <SafetyCertificateOutlined /> : <WarningOutlined />}
      </span>
      <div className={styles['words']} role="status">
        {isBusy ? (
          t.verifying
        ) : broken === undefined ? (
          t.intact(format.number(data.entries))
        ) : (
          <strong>
            {t.broken(format.number(broken.batch))} {reasons[String(broken.reason)] ?? ''}
          </strong>
        )}
        {isBusy ? null : (
          <span className={styles['head']} title={t.headHint}>
            {t.checked(format.moment(new Date(dataUpdatedAt).toISOString()))} · {t.head}{' '}
            <span className={styles['mono']}>{data.head.hash.slice(0, SHOWN_OF_HASH)}</span>
          </span>
        )}
      </div>
      <Button size="small" loading={isBusy} onClick={() => void verify()}>
        {t.verify}
      </Button>
    </section>
  );
}
