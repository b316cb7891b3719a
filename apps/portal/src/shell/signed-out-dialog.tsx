import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { goToSignIn, useSignedOut } from '../session/signed-out';
import styles from './shell.module.css';
import { shellTexts } from './shell.texts';

export function SignedOutDialog(): ReactNode {
  const t = useTexts(shellTexts);
  const isOut = useSignedOut();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOut) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOut]);
  return (
    <dialog
      ref={dialog}
      className={styles['dialog']}
      aria-labelledby="signed-out-title"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="signed-out-title">{t.signedOutTitle}</h2>
      <p>{t.signedOutText}</p>
      <Button type="primary" onClick={goToSignIn}>
        {t.signInAgain}
      </Button>
    </dialog>
  );
}
