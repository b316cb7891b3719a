import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';
import { Card, useTell, useTexts } from '@plinth/ui';
import { authorizeParameters, begin, keep, returnAddress, shorten } from '../code-flow';
import type { Parameters } from '../code-flow';
import { trialTexts } from '../texts';
import { ParameterTable } from './parameter-table';
import styles from './trial.module.css';

type Application = components['schemas']['ClientAnswer'];

/** A person signs in: what an application may do by itself, or without the person, is no part of that. */
const scopesOf = ({ scopes }: Application): readonly string[] => scopes.filter((scope) => scope !== 'offline_access');

function AddReturn({ application }: { readonly application: Application }): ReactNode {
  const t = useTexts(trialTexts);
  const tell = useTell();
  const queries = useQueryClient();
  const change = query.useMutation('patch', '/api/identity/v1/clients/{id}');
  const address = returnAddress(window.location.origin);
  const add = async () => {
    try {
      const body = { redirectUris: [...application.redirectUris, address] };
      await change.mutateAsync({ params: { path: { id: application.id } }, body });
      await queries.invalidateQueries({ queryKey: ['get', '/api/identity/v1/clients/{id}'] });
    } catch (error) {
      tell.failed(error);
    }
  };
  return (
    <Alert
      type="info"
      showIcon
      title={t.notReady}
      description={
        <>
          <p>{t.addReturn}</p>
          <p className={styles['mono']}>{address}</p>
        </>
      }
      action={
        <Button size="small" type="primary" loading={change.isPending} onClick={() => void add()}>
          {t.add}
        </Button>
      }
    />
  );
}

export function AskStep({ application }: { readonly application: Application }): ReactNode {
  const t = useTexts(trialTexts);
  const { origin, isSecure } = { origin: window.location.origin, isSecure: window.isSecureContext };
  const [begun] = useState(() => begin(application.id, scopesOf(application), origin));
  const [parameters, setParameters] = useState<Parameters>();
  useEffect(() => {
    if (isSecure) void authorizeParameters(begun).then(setParameters);
  }, [begun, isSecure]);
  if (!isSecure) return <Alert type="warning" showIcon title={t.needsHttps} />;
  if (application.status === 'suspended') return <Alert type="warning" showIcon title={t.suspended} />;
  if (!application.redirectUris.includes(begun.redirectUri)) return <AddReturn application={application} />;
  if (parameters === undefined) return null;
  const go = () => {
    keep(begun);
    window.location.assign(`/oauth/authorize?${new URLSearchParams(parameters)}`);
  };
  const shownParameters = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      /state|nonce|challenge$/.test(name) ? shorten(value) : value,
    ]),
  );
  return (
    <Card
      title={`1. ${t.steps.ask}`}
      actions={
        <Button type="primary" onClick={go}>
          {t.go}
        </Button>
      }
    >
      <p className={styles['text']}>{t.askText}</p>
      <p className={styles['request']}>GET {origin}/oauth/authorize</p>
      <ParameterTable items={shownParameters} caption={t.steps.ask} />
    </Card>
  );
}
