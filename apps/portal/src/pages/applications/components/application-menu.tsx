import { Button, Dropdown, Modal } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { query } from '@plinth/api-client';
import { useTell, useTexts } from '@plinth/ui';
import { useForgetApplications } from '../api';
import type { Application } from '../api';
import { applicationsTexts } from '../texts';

type Act = 'suspend' | 'restore' | 'rotate' | 'remove';

interface Properties {
  readonly application: Application;
  readonly onSecret: (secret: string) => void;
}

function useActs({ application, onSecret }: Properties) {
  const t = useTexts(applicationsTexts);
  const tell = useTell();
  const navigate = useNavigate();
  const forget = useForgetApplications();
  const path = { params: { path: { id: application.id } } };
  const suspend = query.useMutation('post', '/api/identity/v1/clients/{id}/suspend');
  const restore = query.useMutation('post', '/api/identity/v1/clients/{id}/restore');
  const rotate = query.useMutation('post', '/api/identity/v1/clients/{id}/secrets');
  const remove = query.useMutation('delete', '/api/identity/v1/clients/{id}');
  const acts: Readonly<Record<Act, () => Promise<void>>> = {
    suspend: async () => {
      await suspend.mutateAsync(path);
      tell.done(t.suspended);
    },
    restore: async () => {
      await restore.mutateAsync(path);
      tell.done(t.restored);
    },
    rotate: async () => onSecret((await rotate.mutateAsync(path)).secret),
    remove: async () => {
      await remove.mutateAsync(path);
      tell.done(t.removed);
      await navigate('/developer', { replace: true });
    },
  };
  return async (act: Act): Promise<void> => {
    try {
      await acts[act]();
      await forget();
    } catch (error) {
      tell.failed(error);
    }
  };
}

/** What is done rarely, each asked about first. */
export function ApplicationMenu(properties: Properties): ReactNode {
  const t = useTexts(applicationsTexts);
  const { application } = properties;
  const [asked, setAsked] = useState<Act>();
  const [isBusy, setBusy] = useState(false);
  const run = useActs(properties);
  const go = async (act: Act) => {
    setBusy(true);
    await run(act);
    setBusy(false);
    setAsked(undefined);
  };
  const words = {
    suspend: { title: t.suspendTitle(application.name), text: t.suspendAsk, ok: t.suspend },
    rotate: { title: t.rotateTitle, text: t.rotateAsk, ok: t.rotate },
    remove: { title: t.removeTitle(application.name), text: t.removeAsk, ok: t.remove },
  };
  const shown = asked === undefined || asked === 'restore' ? undefined : words[asked];
  const items = [
    ...(application.kind === 'confidential' ? [{ key: 'rotate', label: t.rotate }] : []),
    application.status === 'active' ? { key: 'suspend', label: t.suspend } : { key: 'restore', label: t.restore },
    { type: 'divider' as const },
    { key: 'remove', label: t.remove, danger: true },
  ];
  const choose = (act: Act) => (act === 'restore' ? void go(act) : setAsked(act));
  return (
    <>
      <Dropdown menu={{ items, onClick: ({ key }) => choose(key as Act) }} trigger={['click']}>
        <Button aria-haspopup="menu">{t.more2}</Button>
      </Dropdown>
      <Modal
        open={shown !== undefined}
        title={shown?.title}
        okText={shown?.ok}
        okButtonProps={{ danger: asked !== 'rotate' }}
        confirmLoading={isBusy}
        onOk={() => (asked === undefined ? undefined : void go(asked))}
        onCancel={() => setAsked(undefined)}
      >
        <p>{shown?.text}</p>
      </Modal>
    </>
  );
}
