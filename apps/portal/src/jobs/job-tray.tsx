import ProfileOutlined from '@ant-design/icons/ProfileOutlined';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useFormat, useTexts } from '@plinth/ui';
import { useMay } from '../session/session';
import { ordered } from './job-list';
import { JobLine } from './job-line';
import styles from './jobs.module.css';
import { jobsTexts } from './jobs.texts';
import { underWay, useJobs } from './use-jobs';

/** What takes longer, of every domain, in the bar of every page; only for those who have any such work. */
export const JobTray = (): ReactNode => (useMay()('org.import.run') ? <Tray /> : null);

function Tray(): ReactNode {
  const t = useTexts(jobsTexts);
  const format = useFormat();
  const jobs = useJobs(true);
  const [isOpen, setOpen] = useState(false);
  const tray = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const outside = ({ target }: Event) => {
      if (!(target instanceof Node && tray.current?.contains(target))) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [isOpen]);
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    setOpen(false);
    button.current?.focus();
  };
  const count = underWay(jobs);
  return (
    <div className={styles['tray']} ref={tray} onKeyDown={leave}>
      <button
        type="button"
        ref={button}
        className={styles['button']}
        aria-label={count === 0 ? t.openNone : t.open(format.number(count))}
        aria-expanded={isOpen}
        aria-controls="jobs"
        onClick={() => setOpen(!isOpen)}
      >
        <ProfileOutlined aria-hidden />
        {count === 0 ? null : (
          <span className={styles['count']} aria-hidden>
            {count > 9 ? '9+' : count}
          </span>
        )}
      </button>
      <section id="jobs" className={styles['panel']} aria-label={t.title} hidden={!isOpen}>
        <h2 className={styles['title']}>{t.title}</h2>
        {jobs.length === 0 ? (
          <p className={styles['empty']}>
            <strong>{t.empty}</strong>
            <br />
            {t.emptyText}
          </p>
        ) : (
          <ul className={styles['list']}>
            {ordered(jobs).map((job) => (
              <JobLine key={job.id} job={job} onGo={() => setOpen(false)} />
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
