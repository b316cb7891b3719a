import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { identitiesIn, useIdentityName } from '../session/identities';
import { identityTexts } from '../session/identity.texts';
import { believe, useElsewhere } from '../session/tabs';
import type { Elsewhere } from '../session/tabs';
import styles from './shell.module.css';

function Person({ believed, there }: Elsewhere): ReactNode {
  const t = useTexts(identityTexts);
  return (
    <>
      <h2 id="elsewhere-title">{t.personTitle(there.name)}</h2>
      <p>
        {t.personText(believed.name)}
        {t.personBack(believed.name)}
      </p>
      <Button type="primary" onClick={() => window.location.assign('/')}>
        {t.personGo(there.name)}
      </Button>
    </>
  );
}

function OtherIdentity({ there }: Elsewhere): ReactNode {
  const t = useTexts(identityTexts);
  const nameOf = useIdentityName();
  const client = useQueryClient();
  const { current } = identitiesIn(there);
  const goOn = (): void => {
    believe(there);
    void client.invalidateQueries();
  };
  return (
    <>
      <h2 id="elsewhere-title">{t.identityTitle(current === undefined ? t.allIdentities : nameOf(current))}</h2>
      <p>{t.identityText}</p>
      <Button type="primary" onClick={goOn}>
        {t.identityGo}
      </Button>
    </>
  );
}

/** Another tab has changed who acts: said in words before anything is done in the wrong name. The page stays behind it. */
export function ElsewhereDialog(): ReactNode {
  const found = useElsewhere();
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = found !== undefined;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      className={styles['dialog']}
      aria-labelledby="elsewhere-title"
      onCancel={(event) => event.preventDefault()}
    >
      {found === undefined ? null : found.what === 'person' ? <Person {...found} /> : <OtherIdentity {...found} />}
    </dialog>
  );
}
