import { Alert, Modal } from 'antd';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { troubleOf, useTell, useTexts } from '@plinth/ui';
import { useMe } from '../../../session/session';
import { useForgetRoles } from '../api';
import type { Assignment } from '../api';
import { rolesTexts } from '../texts';

interface Properties {
  readonly assignment: Assignment;
  readonly onClose: () => void;
}

export function WithdrawDialog({ assignment, onClose }: Properties): ReactNode {
  const t = useTexts(rolesTexts);
  const tell = useTell();
  const me = useMe();
  const forget = useForgetRoles();
  const withdraw = query.useMutation('delete', '/api/org/v1/role-assignments/{assignmentId}');
  const send = async () => {
    try {
      await withdraw.mutateAsync({ params: { path: { assignmentId: assignment.id } } });
      tell.done(t.withdrawn);
      onClose();
      await forget();
    } catch {
      // Told in the dialog, which stays.
    }
  };
  return (
    <Modal
      open
      title={t.withdrawTitle(assignment.personName ?? t.unnamed, assignment.roleName)}
      okText={t.withdraw}
      okButtonProps={{ danger: true }}
      confirmLoading={withdraw.isPending}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <p>{t.withdrawText}</p>
      {assignment.personId === me.data?.personId ? (
        <Alert style={{ marginTop: 12 }} type="warning" showIcon title={t.withdrawOwn} />
      ) : null}
      {withdraw.error === null ? null : (
        <Alert style={{ marginTop: 12 }} type="error" showIcon title={troubleOf(withdraw.error).message || t.failed} />
      )}
    </Modal>
  );
}
