import { Form } from 'antd';
import type { FormInstance } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { TroubleNotice } from '@plinth/ui';
import { showFaults } from '../../../choice/faults';
import { useDraft } from '../../../session/drafts';

interface Properties<T> {
  readonly name: string;
  readonly initial: Partial<T>;
  readonly onSend: (values: T) => Promise<void>;
  readonly children: (state: { readonly isSending: boolean; readonly form: FormInstance<T> }) => ReactNode;
}

/** Fields of one step: what the server refuses stands at its field, or below where it has none. */
export function StepForm<T extends object>({ name, initial, onSend, children }: Properties<T>): ReactNode {
  const [form] = Form.useForm<T>();
  const draft = useDraft<Partial<T>>(name, () => form.getFieldsValue() as Partial<T>);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (values: T): Promise<void> => {
    setSending(true);
    setError(null);
    try {
      await onSend(values);
    } catch (failure) {
      if (!showFaults(form, failure)) setError(failure);
    } finally {
      setSending(false);
    }
  };
  return (
    <Form<T>
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      initialValues={{ ...initial, ...draft }}
      onFinish={(values) => void send(values)}
    >
      {children({ isSending, form })}
      {error === null ? null : <TroubleNotice error={error} />}
    </Form>
  );
}
