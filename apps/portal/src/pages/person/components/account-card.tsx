import type { ReactNode } from 'react';
import { Card, Loaded, Skeleton, useFormat, useTexts } from '@plinth/ui';
import { useMay } from '../../../session/session';
import { useAccount } from '../api';
import styles from '../person.module.css';
import { personTexts } from '../texts';

/** Whether and how the person signs in. */
export function AccountCard({ personId }: { readonly personId: string }): ReactNode {
  const t = useTexts(personTexts);
  const format = useFormat();
  const may = useMay()('identity.account.read');
  const account = useAccount(personId, may);
  if (!may) return null;
  if ((account.error as { kind?: unknown } | null)?.kind === 'missing')
    return (
      <Card title={t.account}>
        <p className={styles['quiet']}>{t.accountNone}</p>
      </Card>
    );
  return (
    <Card title={t.account}>
      <Loaded from={account} skeleton={<Skeleton lines={3} />}>
        {({ status, loginNames, lastSignInAt, hasPassword, hasSecondFactor }) => (
          <dl className={styles['facts']}>
            <dt>{t.accountState}</dt>
            <dd>{t.accountStates[status]}</dd>
            <dt>{t.lastSignIn}</dt>
            <dd>{lastSignInAt ? format.moment(lastSignInAt) : t.neverSignedIn}</dd>
            <dt>{t.loginNames}</dt>
            <dd>{loginNames.length === 0 ? t.none : format.list(loginNames.map(({ kind }) => t.loginKinds[kind]))}</dd>
            <dt>{t.password}</dt>
            <dd>{hasPassword ? t.passwordSet : t.passwordUnset}</dd>
            <dt>{t.secondFactor}</dt>
            <dd>{hasSecondFactor ? t.on : t.off}</dd>
          </dl>
        )}
      </Loaded>
    </Card>
  );
}
