import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';
import { Badge, Card, Loaded, useFormat, useTell, useTexts } from '@plinth/ui';
import { accountTexts } from '../texts';
import styles from './account.module.css';
import { useDeviceName } from './device-name';

type Session = components['schemas']['OwnSessionView'];

/** This one first, then those used last. */
const inOrder = (items: readonly Session[]): readonly Session[] =>
  items.toSorted(
    (one, other) => Number(other.current) - Number(one.current) || other.lastSeenAt.localeCompare(one.lastSeenAt),
  );

function Device({ session, onEnd }: { readonly session: Session; readonly onEnd: () => Promise<void> }): ReactNode {
  const t = useTexts(accountTexts);
  const format = useFormat();
  const name = useDeviceName()(session.userAgent);
  const [isBusy, setBusy] = useState(false);
  const end = async () => {
    setBusy(true);
    await onEnd();
    setBusy(false);
  };
  return (
    <li className={styles['device']}>
      <div className={styles['grow']}>
        <span className={styles['line']}>
          <span className={styles['name']}>{name}</span>
          {session.current ? <Badge tone="primary">{t.thisDevice}</Badge> : null}
        </span>
        <span className={styles['quiet']}>
          {t.lastSeen(format.moment(session.lastSeenAt))} · {t.started(format.moment(session.startedAt))} ·{' '}
          {session.address}
        </span>
      </div>
      {session.current ? null : (
        <Button size="small" aria-label={t.endOf(name)} loading={isBusy} onClick={() => void end()}>
          {t.end}
        </Button>
      )}
    </li>
  );
}

export function Devices(): ReactNode {
  const t = useTexts(accountTexts);
  const tell = useTell();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const sessions = query.useQuery('get', '/api/identity/v1/me/sessions');
  const endOne = query.useMutation('delete', '/api/identity/v1/me/sessions/{sessionId}');
  const endOthers = query.useMutation('delete', '/api/identity/v1/me/sessions');
  const told = async (ending: () => Promise<unknown>) => {
    try {
      await ending();
      tell.done(t.ended);
    } catch (error) {
      tell.failed(error);
    }
    await queries.invalidateQueries({ queryKey: ['get', '/api/identity/v1/me/sessions'] });
  };
  const all = async () => {
    await told(() => endOthers.mutateAsync({}));
    setAsked(false);
  };
  const hasOthers = (sessions.data?.items.length ?? 0) > 1;
  return (
    <Card
      title={t.devices}
      actions={
        hasOthers ? (
          <Button size="small" onClick={() => setAsked(true)}>
            {t.endOthers}
          </Button>
        ) : null
      }
    >
      <Loaded from={sessions}>
        {({ items }) => (
          <ul className={styles['devices']}>
            {inOrder(items).map((session) => (
              <Device
                key={session.sessionId}
                session={session}
                onEnd={() => told(() => endOne.mutateAsync({ params: { path: { sessionId: session.sessionId } } }))}
              />
            ))}
          </ul>
        )}
      </Loaded>
      <Modal
        open={isAsked}
        title={t.endOthers}
        okText={t.endOthers}
        okButtonProps={{ danger: true }}
        confirmLoading={endOthers.isPending}
        onOk={() => void all()}
        onCancel={() => setAsked(false)}
      >
        <p>{t.endOthersAsk}</p>
      </Modal>
    </Card>
  );
}
