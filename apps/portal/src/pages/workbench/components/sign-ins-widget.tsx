import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { Badge, Loaded, Skeleton, useFormat, useTexts } from '@plinth/ui';
import { useDeviceName } from '../../account/components/device-name';
import { accountTexts } from '../../account/texts';
import styles from './workbench.module.css';

const SHOWN = 3;

/** Somebody who sees a sign-in that was not the own one does something about it. */
export function SignInsWidget(): ReactNode {
  const t = useTexts(accountTexts);
  const format = useFormat();
  const nameOf = useDeviceName();
  const signIns = query.useQuery('get', '/api/identity/v1/me/sign-ins');
  return (
    <Loaded
      from={signIns}
      skeleton={<Skeleton lines={3} />}
      isEmpty={({ items }) => items.length === 0}
      empty={<p className={styles['quiet']}>{t.noSignIns}</p>}
    >
      {({ items }) => (
        <ul className={styles['identities']}>
          {items.slice(0, SHOWN).map(({ at, result, userAgent }, index) => (
            <li key={`${at} ${index}`} className={styles['identity']}>
              <span className={styles['words']}>
                {format.moment(at)} <span className={styles['quiet']}>{nameOf(userAgent)}</span>
              </span>
              <Badge tone={result === 'success' ? 'good' : 'warn'}>{t.results[result]}</Badge>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}
