import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { EmptyNotice, Loaded, useTell, useTexts } from '@plinth/ui';
import { makeSlip, useAdministrators, useSchools } from '../api';
import { ROOT_ID } from '../../../session/permission';
import type { StepProperties } from '../step-of';
import { setupTexts } from '../texts';
import { AppointForm } from './appoint-form';
import { HandedSlip } from './handed-slip';
import type { Handed } from './handed-slip';
import styles from './setup.module.css';
import { Ways } from './ways';

interface Properties extends StepProperties {
  readonly onSchool: () => void;
}

export function AdministratorStep({ onSchool, onForward, ...ways }: Properties): ReactNode {
  const t = useTexts(setupTexts);
  const schools = useSchools();
  const administrators = useAdministrators(ROOT_ID);
  const [handed, setHanded] = useState<Handed>();
  const forward = (
    <Button type={handed === undefined ? 'default' : 'primary'} onClick={onForward}>
      {t.forward}
    </Button>
  );
  return (
    <div className={styles['step']}>
      <p className={styles['lead']}>{t.administratorLead}</p>
      <Loaded
        from={schools}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyNotice title={t.noSchool}>
            <Button type="primary" onClick={onSchool}>
              {t.toSchool}
            </Button>
          </EmptyNotice>
        }
      >
        {({ items }) => (
          <>
            <Administrators items={administrators.data?.items ?? []} onHanded={setHanded} />
            {handed === undefined ? (
              <AppointForm schools={items} onHanded={setHanded} />
            ) : (
              <HandedSlip handed={handed} />
            )}
          </>
        )}
      </Loaded>
      <Ways {...ways}>{ways.onLater === undefined || handed !== undefined ? forward : null}</Ways>
    </div>
  );
}

interface AdministratorsProperties {
  readonly items: readonly {
    readonly id: string;
    readonly personId: string;
    readonly personName?: string | null;
    readonly unitName?: string;
  }[];
  readonly onHanded: (handed: Handed) => void;
}

function Administrators({ items, onHanded }: AdministratorsProperties): ReactNode {
  const t = useTexts(setupTexts);
  const tell = useTell();
  const [busy, setBusy] = useState<string>();
  if (items.length === 0) return null;
  const make = async (personId: string, name: string) => {
    setBusy(personId);
    try {
      const slip = await makeSlip(personId);
      if (slip === undefined) tell.failed(new Error(t.notOpened));
      else onHanded({ name, slip });
    } catch (error) {
      tell.failed(error);
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <div>
      <h2 className={styles['heading']}>{t.administrators}</h2>
      <ul className={styles['there']}>
        {items.map(({ id, personId, personName, unitName }) => {
          const name = personName ?? t.unnamed;
          return (
            <li key={id}>
              <span>
                <bdi>{name}</bdi> · <bdi>{unitName}</bdi>
              </span>
              <Button size="small" loading={busy === personId} onClick={() => void make(personId, name)}>
                {t.newCode}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
