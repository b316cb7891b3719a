import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { Badge, Card, DetailFrame, useTexts } from '@plinth/ui';
import { Allowed } from '../../session/session';
import { isBuiltIn, useApplication, useEndpoints } from './api';
import type { Application } from './api';
import { ApplicationFacts } from './components/application-facts';
import { ApplicationMenu } from './components/application-menu';
import { CopyCard } from './components/copy-card';
import { DataGrants } from './components/data-grants';
import { SecretDialog } from './components/secret-dialog';
import { applicationsTexts } from './texts';

/** The secret of a registration comes along once, in memory; a reload or going back has it no more. */
function useFreshSecret(): [string | undefined, (secret: string | undefined) => void] {
  const { state } = useLocation();
  const navigate = useNavigate();
  const brought = (state as { secret?: unknown } | null)?.secret;
  const [secret, setSecret] = useState(typeof brought === 'string' ? brought : undefined);
  const set = (next: string | undefined) => {
    if (brought !== undefined) void navigate('.', { replace: true, state: null });
    setSecret(next);
  };
  return [secret, set];
}

export function ApplicationPage(): ReactNode {
  const t = useTexts(applicationsTexts);
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const application = useApplication(id);
  // What the first card tells comes with it: the cards below would be pushed down.
  const { isPending } = useEndpoints();
  const [secret, setSecret] = useFreshSecret();
  const actions = (data: Application) =>
    isBuiltIn(data) ? undefined : (
      <Allowed to="identity.client.write">
        {data.kind === 'confidential' || data.redirectUris.length > 0 ? (
          <Button onClick={() => void navigate(`/developer/try?client=${encodeURIComponent(id)}`)}>{t.tryOut}</Button>
        ) : null}
        <Button type="primary" onClick={() => void navigate(`/developer/applications/${encodeURIComponent(id)}/edit`)}>
          {t.edit}
        </Button>
        <ApplicationMenu application={data} onSecret={setSecret} />
      </Allowed>
    );
  return (
    <>
      <DetailFrame
        from={isPending ? { ...application, data: undefined } : application}
        title={t.title}
        above={<Link to="/developer">{t.backToList}</Link>}
        head={(data) => ({
          title: data.name,
          lead: (
            <>
              <Badge tone={data.status === 'active' ? 'good' : 'warn'}>{t.status[data.status]}</Badge>{' '}
              {isBuiltIn(data) ? <Badge>{t.builtIn}</Badge> : null}
            </>
          ),
          actions: actions(data),
        })}
      >
        {(data) => (
          <>
            {data.status === 'suspended' ? <Alert type="warning" showIcon title={t.suspendedText} /> : null}
            {isBuiltIn(data) ? null : <CopyCard application={data} />}
            <Card title={t.settingsTitle}>
              <ApplicationFacts application={data} />
            </Card>
            {isBuiltIn(data) ? null : (
              <Allowed to="market.grant.read">
                <DataGrants clientId={data.id} />
              </Allowed>
            )}
          </>
        )}
      </DetailFrame>
      <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />
    </>
  );
}
