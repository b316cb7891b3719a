import { Button, Progress } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { fetchPage } from '@plinth/api-client';
import { useFormat, useLanguage, useTell, useTexts } from '@plinth/ui';
import type { Job } from './job-list';
import styles from './jobs.module.css';
import { jobsTexts } from './jobs.texts';
import { kinds } from './kinds';

interface Properties {
  readonly job: Job;
  readonly onGo: () => void;
}

export function JobLine({ job, onGo }: Properties): ReactNode {
  const t = useTexts(jobsTexts);
  const format = useFormat();
  const tell = useTell();
  const { language } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const kind = kinds[job.kind];
  const isRunning = job.state === 'running';
  const does = isRunning
    ? (t.steps[job.step as keyof typeof t.steps] ?? t.unknown)
    : job.state === 'done' && job.step === 'undoing'
      ? t.undone
      : t.states[job.state as keyof typeof t.states];
  const ask = async (name: 'cancellation' | 'resumption') => {
    setAsking(true);
    await fetchPage(kind?.operation(job, name) ?? '', { method: 'POST' }).catch((error: unknown) => tell.failed(error));
    setAsking(false);
  };
  const way = job.state === 'waiting' ? t.check : job.state === 'done' ? t.result : t.look;
  const counts = job.total === null ? '' : ` ${format.number(job.done)}/${format.number(job.total)}`;
  return (
    <li className={styles['job']}>
      <span className={styles['name']}>{job.title}</span>
      <span className={`${styles['does']} ${styles[job.state] ?? ''}`}>
        {t.kinds[job.kind as keyof typeof t.kinds] ?? ''} · {does}
        {isRunning ? counts : ''}
      </span>
      {isRunning ? <Progress percent={Math.round(job.progress * 100)} size="small" aria-label={job.title} /> : null}
      {job.failure === null ? null : (
        <span className={styles['does']}>{language === 'en' ? job.failure.en : job.failure.zh}</span>
      )}
      <span className={styles['buttons']}>
        {kind === undefined ? null : (
          <Link to={kind.page(job)} onClick={onGo} className={styles['way'] as string}>
            {way}
          </Link>
        )}
        {job.canResume ? (
          <Button size="small" loading={isAsking} onClick={() => void ask('resumption')}>
            {t.resume}
          </Button>
        ) : null}
        {job.canCancel ? (
          <Button size="small" loading={isAsking} onClick={() => void ask('cancellation')}>
            {t.cancel}
          </Button>
        ) : null}
      </span>
    </li>
  );
}
