import { Button, Popconfirm, Progress } from 'antd';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { query } from '@plinth/api-client';
import { Badge, Loaded, useTell, useTexts } from '@plinth/ui';
import { UNIT_PARAMETER } from '../../../session/unit-in-view';
import { useSample, useWritten } from '../api';
import type { Sample } from '../api';
import type { StepProperties } from '../step-of';
import { setupTexts } from '../texts';
import styles from './setup.module.css';
import { Ways } from './ways';

const tones = { none: 'plain', making: 'primary', ready: 'good', failed: 'bad', removing: 'warn' } as const;

/** An invented school to try everything out with; made and removed by the server, whether or not this page stays open. */
export function SampleStep({ onForward, ...ways }: StepProperties): ReactNode {
  const t = useTexts(setupTexts);
  const sample = useSample();
  const state = sample.data?.state;
  const written = useWritten();
  useEffect(() => {
    // What the server has finished meanwhile shows in the units, in the facts and in this set-up itself.
    if (state !== undefined) void written();
  }, [state, written]);
  return (
    <div className={styles['step']}>
      <p className={styles['lead']}>{t.sampleLead}</p>
      <Loaded from={sample}>{(known) => <SampleState sample={known} />}</Loaded>
      <Ways {...ways} onLater={state === 'none' ? ways.onLater : undefined}>
        {state === 'none' ? null : <Button onClick={onForward}>{t.forward}</Button>}
      </Ways>
    </div>
  );
}

function SampleState({ sample: { state, schoolId } }: { readonly sample: Sample }): ReactNode {
  const t = useTexts(setupTexts);
  const tell = useTell();
  const written = useWritten();
  const add = query.useMutation('post', '/api/org/v1/sample-data');
  const remove = query.useMutation('delete', '/api/org/v1/sample-data');
  const ask = (mutation: typeof add | typeof remove) => async () => {
    try {
      await mutation.mutateAsync({});
    } catch (error) {
      tell.failed(error);
    }
    await written();
  };
  return (
    <div className={styles['sample']} aria-live="polite">
      <p className={styles['lead']}>
        <Badge tone={tones[state]}>{t.sampleStates[state]}</Badge>
      </p>
      {state === 'making' || state === 'removing' ? (
        <Progress percent={100} status="active" showInfo={false} aria-label={t.sampleStates[state]} />
      ) : null}
      <div className={styles['ways']}>
        {state === 'none' ? (
          <Button type="primary" loading={add.isPending} onClick={() => void ask(add)()}>
            {t.makeSample}
          </Button>
        ) : null}
        {state === 'ready' ? (
          <Link to={`/admin?${new URLSearchParams({ [UNIT_PARAMETER]: schoolId ?? '' })}`}>{t.openSample}</Link>
        ) : null}
        {state === 'ready' || state === 'failed' ? (
          <Popconfirm
            title={t.removeSample}
            description={t.removeSampleText}
            okText={t.removeConfirm}
            cancelText={t.keep}
            okButtonProps={{ danger: true }}
            onConfirm={() => void ask(remove)()}
          >
            <Button danger loading={remove.isPending}>
              {t.removeSample}
            </Button>
          </Popconfirm>
        ) : null}
      </div>
    </div>
  );
}
