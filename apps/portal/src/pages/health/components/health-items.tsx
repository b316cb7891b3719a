import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined';
import ExclamationCircleOutlined from '@ant-design/icons/ExclamationCircleOutlined';
import WarningOutlined from '@ant-design/icons/WarningOutlined';
import type { ReactNode } from 'react';
import type { components } from '@plinth/api-client';
import { Badge, Card, useFormat, useTexts } from '@plinth/ui';
import { healthTexts } from '../texts';
import styles from './health.module.css';

type Health = components['schemas']['BaseHealthResponse'];
type State = 'ok' | 'warning' | 'problem';

const tones = { ok: 'good', warning: 'warn', problem: 'bad' } as const;
const pictures: Readonly<Record<State, ReactNode>> = {
  ok: <CheckCircleOutlined />,
  warning: <ExclamationCircleOutlined />,
  problem: <WarningOutlined />,
};

/** A state of a newer release than these pages is one to look at. */
const known = (state: string): State => (state === 'ok' || state === 'problem' ? state : 'warning');

export function HealthItems({ health }: { readonly health: Health }): ReactNode {
  const t = useTexts(healthTexts);
  const format = useFormat();
  const areas = t.areas as Readonly<Record<string, string>>;
  const state = known(health.state);
  return (
    <Card isFlush>
      <div className={`${styles['whole']} ${styles[state]}`} role="status">
        <span className={styles['picture']} aria-hidden>
          {pictures[state]}
        </span>
        <div>
          <p className={styles['word']}>{t.states[state]}</p>
          <p className={styles['quiet']}>{t.checked(format.moment(health.checkedAt))}</p>
        </div>
      </div>
      <ul className={styles['items']}>
        {health.items.map((item, index) => (
          <li key={index}>
            <span className={styles['area']}>{areas[item.area] ?? item.area}</span>
            <span className={styles['text']}>{item.text}</span>
            <Badge tone={tones[known(item.state)]}>{t.marks[known(item.state)]}</Badge>
          </li>
        ))}
      </ul>
    </Card>
  );
}
