import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { Badge, Card, EmptyNotice, Loaded, useFormat, useTexts } from '@plinth/ui';
import { methodInWords } from '../sign-in-method';
import { accountTexts } from '../texts';
import styles from './account.module.css';
import { useDeviceName } from './device-name';

/** Where and when, and whether it was let in. */
export function SignIns(): ReactNode {
  const t = useTexts(accountTexts);
  const format = useFormat();
  const nameOf = useDeviceName();
  const signIns = query.useQuery('get', '/api/identity/v1/me/sign-ins');
  return (
    <Card title={t.signIns}>
      <p className={styles['note']}>{t.signInsLead}</p>
      <Loaded from={signIns} isEmpty={({ items }) => items.length === 0} empty={<EmptyNotice title={t.noSignIns} />}>
        {({ items }) => (
          <ul className={styles['devices']}>
            {items.map(({ at, result, method, address, userAgent }, index) => (
              <li key={`${at} ${index}`} className={styles['device']}>
                <div className={styles['grow']}>
                  <span>{format.moment(at)}</span>
                  <span className={styles['quiet']}>
                    {nameOf(userAgent)} · {methodInWords(method, t.methods, t.otherMethod)} · {address}
                  </span>
                </div>
                <Badge tone={result === 'success' ? 'good' : 'warn'}>{t.results[result]}</Badge>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}
