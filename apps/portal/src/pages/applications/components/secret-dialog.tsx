import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { CopyText, useTexts } from '@plinth/ui';
import { applicationsTexts } from '../texts';
import styles from './applications.module.css';

interface Properties {
  readonly secret: string | undefined;
  readonly onClose: () => void;
}

/** Closed by its button alone: a click beside it would lose the secret for good. */
export function SecretDialog({ secret, onClose }: Properties): ReactNode {
  const t = useTexts(applicationsTexts);
  return (
    <Modal
      open={secret !== undefined}
      title={t.secretTitle}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t.secretKept}
        </Button>
      }
    >
      <p className={styles['note']}>{t.secretText}</p>
      <CopyText name={t.secret} value={secret ?? ''} isBoxed />
    </Modal>
  );
}
