import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { query } from '@plinth/api-client';
import { EmptyNotice, Loaded, PageFrame, useTexts } from '@plinth/ui';
import { AskStep } from './components/ask-step';
import { ReturnedSteps } from './components/returned-steps';
import styles from './components/trial.module.css';
import { trialTexts } from './texts';
import { useReturned } from './trial';

export function ApplicationTrialPage(): ReactNode {
  const t = useTexts(trialTexts);
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const [returned, forget] = useReturned();
  const id = returned?.begun?.clientId ?? parameters.get('client') ?? '';
  const application = query.useQuery(
    'get',
    '/api/identity/v1/clients/{id}',
    { params: { path: { id } } },
    { enabled: id !== '' },
  );
  const name = application.data?.name ?? t.unnamed;
  const back = <Link to={`/developer/applications/${encodeURIComponent(id)}`}>{name}</Link>;
  if (id === '' && returned === undefined)
    return (
      <PageFrame title={t.title} width="narrow">
        <EmptyNotice title={t.choose}>
          <Button type="primary" onClick={() => void navigate('/developer')}>
            {t.toList}
          </Button>
        </EmptyNotice>
      </PageFrame>
    );
  return (
    <PageFrame
      title={t.title}
      above={id === '' ? <Link to="/developer">{t.back}</Link> : back}
      lead={t.lead(name)}
      width="narrow"
    >
      {returned === undefined ? (
        <Loaded from={application}>{(data) => <AskStep application={data} />}</Loaded>
      ) : (
        <div className={styles['steps']}>
          <ReturnedSteps returned={returned} kind={application.data?.kind ?? 'confidential'} />
          <div>
            <Button onClick={forget}>{t.again}</Button>
          </div>
        </div>
      )}
    </PageFrame>
  );
}
