import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '@plinth/ui';
import { useNavigablePages } from '../../../shell/navigable';
import type { Setup } from '../api';
import { setupTexts } from '../texts';
import styles from './setup.module.css';
import { Ways } from './ways';

const wayTo: Readonly<Record<string, string>> = {
  imports: '/admin/imports',
  slips: '/admin/slips',
  units: '/admin/units',
  roles: '/admin/roles',
  developer: '/developer',
  health: '/developer/health',
};

export function NextStep({ setup, onBack }: { readonly setup: Setup; readonly onBack: () => void }): ReactNode {
  const t = useTexts(setupTexts);
  const open = useNavigablePages().map(({ path }) => path);
  const left = setup.steps.filter(({ step, state }) => state !== 'done' && step !== 'sample');
  return (
    <>
      <p className={styles['lead']}>{t.nextLead}</p>
      {left.length === 0 ? null : (
        <Alert
          type="info"
          showIcon
          style={{ margin: '12px 0' }}
          title={t.unfinished}
          description={
            <ul className={styles['there']}>
              {left.map(({ step }) => (
                <li key={step}>
                  <Link to={`/admin/setup?step=${step}`}>{t.steps[step]}</Link>
                </li>
              ))}
            </ul>
          }
        />
      )}
      <ul className={styles['links']} style={{ margin: '12px 0' }}>
        {Object.entries(t.links)
          .filter(([name]) => open.includes(wayTo[name] ?? ''))
          .map(([name, [title, text]]) => (
            <li key={name}>
              <Link to={wayTo[name] ?? '/admin'}>
                <strong>{title}</strong>
                <span>{text}</span>
              </Link>
            </li>
          ))}
      </ul>
      <Ways onBack={onBack} onLater={undefined} />
    </>
  );
}
