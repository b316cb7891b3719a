import type { ReactNode } from 'react';
import { Card, DetailFrame, useTexts } from '@plinth/ui';
import { useMe } from '../../session/session';
import { Devices } from './components/devices';
import { PasswordForm } from './components/password-form';
import { Profile } from './components/profile';
import { SignIns } from './components/sign-ins';
import { accountTexts } from './texts';

/** What everybody keeps in order for themselves. */
export function AccountPage(): ReactNode {
  const t = useTexts(accountTexts);
  const me = useMe();
  return (
    <DetailFrame
      from={me}
      title={t.title}
      head={() => ({ title: t.title, lead: t.lead })}
      aside={(account) => (
        <Card title={t.changePassword}>
          <PasswordForm hasPassword={account.hasPassword} />
        </Card>
      )}
    >
      {(account) => (
        <>
          <Card title={t.profile}>
            <Profile account={account} />
          </Card>
          <Devices />
          <SignIns />
        </>
      )}
    </DetailFrame>
  );
}
