import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';
import { useFormat, useTell, useTexts } from '@plinth/ui';
import { useImportChanged } from '../api';
import type { RosterImport } from '../api';
import { decisionTexts } from '../decision.texts';
import styles from './imports.module.css';

interface Properties {
  readonly batch: RosterImport;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onUndone: (counts: components['schemas']['UndoResponse']) => void;
}

/** Says what undoing would undo, before it does. */
export function UndoDialog({ batch, isOpen, onClose, onUndone }: Properties): ReactNode {
  const t = useTexts(decisionTexts);
  const format = useFormat();
  const tell = useTell();
  const changed = useImportChanged();
  const undo = query.useMutation('post', '/api/org/v1/imports/{id}/undo');
  const { added = 0, changed: edited = 0, moved = 0, leaving = 0, newClasses = [] } = batch.summary ?? {};
  const confirm = () =>
    undo.mutate(
      { params: { path: { id: batch.id } } },
      { onSuccess: onUndone, onError: (error) => tell.failed(error), onSettled: () => void changed().then(onClose) },
    );
  return (
    <Modal
      open={isOpen}
      title={t.undoTitle}
      okText={t.undoYes}
      cancelText={t.undoNo}
      okButtonProps={{ danger: true, loading: undo.isPending }}
      onOk={confirm}
      onCancel={onClose}
    >
      <ul className={styles['undo']}>
        {added === 0 ? null : <li>{t.undoEnded(format.number(added))}</li>}
        {edited + moved + leaving === 0 ? null : <li>{t.undoRestored(format.number(edited + moved + leaving))}</li>}
        <li>{t.undoKept}</li>
        {newClasses.length === 0 ? null : <li>{t.undoClasses(format.number(newClasses.length))}</li>}
      </ul>
    </Modal>
  );
}
