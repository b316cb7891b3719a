import type { ReactNode } from 'react';
import { Card, CopyText, Fact, Facts, Loaded, useTexts } from '@plinth/ui';
import { useEndpoints } from '../api';
import type { Application } from '../api';
import { applicationsTexts } from '../texts';
import styles from './applications.module.css';

/** In the words that most libraries of OpenID Connect know. */
const settingsOf = (issuer: string, { id, kind, scopes, redirectUris }: Application): string =>
  [
    `OIDC_ISSUER=${issuer}`,
    `OIDC_CLIENT_ID=${id}`,
    ...(kind === 'confidential' ? ['OIDC_CLIENT_SECRET='] : []),
    `OIDC_SCOPES=${scopes.join(' ')}`,
    `OIDC_REDIRECT_URI=${redirectUris[0] ?? ''}`,
  ].join('\n');

export function CopyCard({ application }: { readonly application: Application }): ReactNode {
  const t = useTexts(applicationsTexts);
  const endpoints = useEndpoints();
  const { copy } = t;
  return (
    <Card title={t.copyTitle}>
      <p className={styles['note']}>{t.copyLead}</p>
      <Loaded from={endpoints}>
        {(found: Readonly<Record<string, unknown>>) => {
          const lines = [
            [copy.authorize, found['authorization_endpoint']],
            [copy.token, found['token_endpoint']],
            [copy.userinfo, found['userinfo_endpoint']],
            [copy.keys, found['jwks_uri']],
            [copy.logout, found['end_session_endpoint']],
            [copy.scope, application.scopes.join(' ')],
          ] as const;
          const issuer = String(found['issuer']);
          return (
            <>
              <Facts>
                <Fact name={copy.discovery}>
                  <CopyText name={copy.discovery} value={`${issuer}/.well-known/openid-configuration`} />
                </Fact>
                <Fact name={copy.clientId}>
                  <CopyText name={copy.clientId} value={application.id} />
                </Fact>
                <Fact name={copy.secret}>
                  <span className={styles['quiet']}>
                    {application.kind === 'public' ? copy.noSecret : copy.secretHidden}
                  </span>
                </Fact>
                {lines.map(([name, value]) =>
                  typeof value === 'string' && value !== '' ? (
                    <Fact key={name} name={name}>
                      <CopyText name={name} value={value} />
                    </Fact>
                  ) : null,
                )}
              </Facts>
              <div className={styles['settings']}>
                <CopyText name={copy.settings} value={settingsOf(issuer, application)} isBoxed />
              </div>
            </>
          );
        }}
      </Loaded>
    </Card>
  );
}
