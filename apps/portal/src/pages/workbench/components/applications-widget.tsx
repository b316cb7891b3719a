import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { Loaded, Skeleton, useTexts } from '@plinth/ui';
import { workbenchTexts } from '../texts';
import styles from './workbench.module.css';

/** What the school has for the identity in use: large enough for small hands. */
export function ApplicationsWidget(): ReactNode {
  const t = useTexts(workbenchTexts);
  const applications = query.useQuery('get', '/api/identity/v1/me/applications');
  return (
    <Loaded
      from={applications}
      skeleton={<Skeleton lines={2} />}
      isEmpty={({ items }) => items.length === 0}
      empty={<p className={styles['quiet']}>{t.noApplications}</p>}
    >
      {({ items }) => (
        <ul className={styles['tiles']}>
          {items.map(({ clientId, name, launchUrl }) => (
            <li key={clientId}>
              <a className={styles['tile']} href={launchUrl}>
                <span className={styles['mark']} aria-hidden>
                  {[...name][0]}
                </span>
                <span className={styles['tileName']}>{name}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}
