import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Badge, Card, useTexts } from '@plinth/ui';
import { claimsOf, shown } from '../code-flow';
import { trialTexts } from '../texts';
import type { Exchanged } from '../trial';
import styles from './trial.module.css';

const INDENT = 2;

function Json({ name, value }: { readonly name: string; readonly value: unknown }): ReactNode {
  return (
    <pre className={styles['json']} tabIndex={0} aria-label={name}>
      {JSON.stringify(value, null, INDENT)}
    </pre>
  );
}

const Status = ({ status }: { readonly status: number }): ReactNode => {
  const t = useTexts(trialTexts);
  return <Badge tone={status === 200 ? 'good' : 'bad'}>{t.answered(status)}</Badge>;
};

export function Answers({ exchanged }: { readonly exchanged: Exchanged }): ReactNode {
  const t = useTexts(trialTexts);
  const { token, userinfo, isRevoked } = exchanged;
  const claims = claimsOf(token.body['id_token']);
  return (
    <>
      <Card title={userinfo === undefined ? t.tokenRefused : t.shortened} actions={<Status status={token.status} />}>
        <Json name={t.steps.token} value={shown(token.body)} />
        {claims === undefined ? null : (
          <>
            <h3 className={styles['part']}>{t.claims}</h3>
            <Json name={t.claims} value={claims} />
          </>
        )}
      </Card>
      {userinfo === undefined ? null : (
        <>
          <Card title={`4. ${t.steps.userinfo}`} actions={<Status status={userinfo.status} />}>
            <p className={styles['text']}>{t.userinfoText}</p>
            <p className={styles['request']}>GET {window.location.origin}/oauth/userinfo</p>
            <Json name={t.steps.userinfo} value={userinfo.body} />
          </Card>
          <Alert type={isRevoked ? 'success' : 'warning'} showIcon title={isRevoked ? t.done : t.notRevoked} />
        </>
      )}
    </>
  );
}
