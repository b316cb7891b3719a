import { Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { query } from '@plinth/api-client';
import { useTell, useTexts } from '@plinth/ui';
import { showFaults } from '../../../choice/faults';
import { grantTexts } from '../grant.texts';
import styles from './applications.module.css';

interface Properties {
  readonly grantId: string | undefined;
  readonly onClose: () => void;
}

export function RevokeGrant({ grantId, onClose }: Properties): ReactNode {
  const t = useTexts(grantTexts);
  const tell = useTell();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const revoke = query.useMutation('post', '/api/market/v1/data-grants/{grantId}/revoke');
  const send = async (reason: string) => {
    try {
      await revoke.mutateAsync({ params: { path: { grantId: grantId ?? '' } }, body: { reason } });
      await queries.invalidateQueries({ queryKey: ['get', '/api/market/v1/data-grants'] });
      tell.done(t.revoked);
      onClose();
    } catch (error) {
      if (!showFaults(form, error)) tell.failed(error);
    }
  };
  return (
    <Modal
      open={grantId !== undefined}
      title={t.revokeTitle}
      okText={t.revoke}
      okButtonProps={{ danger: true }}
      confirmLoading={revoke.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className={styles['note']}>{t.revokeText}</p>
      <Form form={form} layout="vertical" preserve={false} onFinish={({ reason }) => void send(reason)}>
        <Form.Item
          name="reason"
          label={t.reason}
          rules={[{ required: true, whitespace: true, min: 2, message: t.needReason }]}
        >
          <Input.TextArea maxLength={200} showCount rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
