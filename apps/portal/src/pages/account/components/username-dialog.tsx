import { Alert, Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { query } from '@plinth/api-client';
import { troubleOf, useTell, useTexts } from '@plinth/ui';
import { showFaults } from '../../../choice/faults';
import { accountTexts } from '../texts';

interface Properties {
  readonly username: string;
  readonly onClose: () => void;
}

export function UsernameDialog({ username, onClose }: Properties): ReactNode {
  const t = useTexts(accountTexts);
  const tell = useTell();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ username: string }>();
  const choose = query.useMutation('put', '/api/identity/v1/me/username');
  const send = async (body: { readonly username: string }) => {
    try {
      await choose.mutateAsync({ body: { username: body.username.trim() } });
      tell.done(t.usernameSaved);
      onClose();
      await queries.invalidateQueries({ queryKey: ['get', '/api/identity/v1/me'] });
    } catch (error) {
      showFaults(form, error);
    }
  };
  return (
    <Modal
      open
      title={username === '' ? t.setUsername : t.changeUsername}
      okText={t.save}
      confirmLoading={choose.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ username }}
        onFinish={(v) => void send(v)}
      >
        <Form.Item
          name="username"
          label={t.facts.username}
          extra={t.usernameHint}
          rules={[{ required: true, whitespace: true, message: t.needUsername }]}
        >
          <Input autoComplete="username" spellCheck={false} maxLength={64} />
        </Form.Item>
      </Form>
      {choose.error === null ? null : (
        <Alert type="error" showIcon title={troubleOf(choose.error).message || t.failed} />
      )}
    </Modal>
  );
}
