import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { askWhoIsThere, query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';
import { useTell, useTexts } from '@plinth/ui';
import { Refusal } from '../../../forms/refusal';
import { useDraft } from '../../../session/drafts';
import { believe } from '../../../session/tabs';
import { childrenTexts } from '../texts';
import styles from './children.module.css';

type Binding = components['schemas']['BindChildDto'];

const relations = ['51', '52', '61', '62', '63', '64', '97', '99'] as const satisfies readonly Binding['relation'][];

/** The code is never kept: whoever comes back types it again from the slip. */
export function BindForm(): ReactNode {
  const t = useTexts(childrenTexts);
  const tell = useTell();
  const client = useQueryClient();
  const [form] = Form.useForm<Binding>();
  const [error, setError] = useState<unknown>(null);
  const { mutateAsync, isPending } = query.useMutation('post', '/api/identity/v1/me/children');
  const draft = useDraft<Partial<Binding>>('bind child', () => ({
    childName: form.getFieldValue('childName') as string,
  }));
  const needed = [{ required: true, whitespace: true, message: t.needed }];
  const bind = async (body: Binding): Promise<void> => {
    setError(null);
    try {
      await mutateAsync({ body });
      form.resetFields();
      tell.done(t.done(body.childName.trim()));
      const me = await askWhoIsThere();
      if (me !== 'nobody') believe(me);
      await client.invalidateQueries();
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Form<Binding>
      form={form}
      layout="vertical"
      requiredMark={false}
      size="large"
      initialValues={{ relation: '52', ...draft }}
      onFinish={(values) => void bind(values)}
      className={styles['form'] as string}
    >
      <p className={styles['quiet']}>{t.bindLead}</p>
      <Form.Item name="childName" label={t.name} rules={needed}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="code" label={t.code} rules={needed} extra={t.codeHint}>
        <Input maxLength={20} autoComplete="off" autoCapitalize="characters" spellCheck={false} />
      </Form.Item>
      <Form.Item name="relation" label={t.relation}>
        <Select options={relations.map((code) => ({ value: code, label: t.relations[code] }))} />
      </Form.Item>
      <Refusal error={error} />
      <Button type="primary" htmlType="submit" loading={isPending}>
        {t.go}
      </Button>
    </Form>
  );
}
