import { Alert, Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem, query } from '@plinth/api-client';
import { troubleOf, useFormat, useTell, useTexts } from '@plinth/ui';
import { accountTexts } from '../texts';
import styles from './account.module.css';

interface Values {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly again: string;
}

/** Every reason why the base does not take a password, in the reader's language. */
function reasonsOf(error: unknown): readonly string[] {
  const { message } = troubleOf(error);
  const faults = error instanceof ApiProblem ? error.faults.map((fault) => fault.message) : [];
  return [...new Set([message, ...faults])].filter((text) => text !== '');
}

/** What is typed here is kept nowhere: not over the end of a session either. */
export function PasswordForm({ hasPassword }: { readonly hasPassword: boolean }): ReactNode {
  const t = useTexts(accountTexts);
  const tell = useTell();
  const format = useFormat();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const rules = query.useQuery('get', '/api/identity/v1/me/password', undefined, { staleTime: 300_000 });
  const change = query.useMutation('put', '/api/identity/v1/me/password');
  const send = async ({ currentPassword, newPassword }: Values) => {
    try {
      await change.mutateAsync({ body: { currentPassword, newPassword } });
      form.resetFields();
      tell.done(t.passwordSaved);
      await queries.invalidateQueries({ queryKey: ['get', '/api/identity/v1/me/sessions'] });
    } catch {
      // Told below the fields, which keep what was typed.
    }
  };
  const hint = rules.data && t.rules(format.number(rules.data.minLength), format.number(rules.data.minClasses));
  return (
    <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={(values) => void send(values)}>
      <p className={styles['note']}>{t.passwordText}</p>
      <Form.Item
        name="currentPassword"
        label={t.current}
        hidden={!hasPassword}
        rules={[{ required: hasPassword, message: t.needCurrent }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="newPassword" label={t.next} extra={hint} rules={[{ required: true, message: t.needNext }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t.again}
        dependencies={['newPassword']}
        rules={[
          { required: true, message: t.needNext },
          ({ getFieldValue }) => ({
            validator: (_, value: unknown) =>
              value === undefined || value === '' || value === getFieldValue('newPassword')
                ? Promise.resolve()
                : Promise.reject(new Error(t.differs)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {change.error === null ? null : (
        <Alert
          style={{ marginBottom: 16 }}
          type="error"
          showIcon
          title={reasonsOf(change.error)[0] ?? t.failed}
          description={reasonsOf(change.error).slice(1).join(' ')}
        />
      )}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t.changePassword}
      </Button>
    </Form>
  );
}
