import { Form, Modal } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { useDraft } from '../session/drafts';
import { formTexts } from './form.texts';
import { Refusal } from './refusal';

interface Properties<T> {
  readonly title: string;
  /** The verb on the button. */
  readonly verb: string;
  readonly isDangerous?: boolean;
  /** What was typed is kept under this name over the end of a session. */
  readonly draft: string;
  readonly initial?: Partial<T>;
  /** A failure is shown in the dialog, which stays open. */
  readonly onSend: (values: T) => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question with a few fields, asked in front of the page. */
export function FormDialog<T extends object>(properties: Properties<T>): ReactNode {
  const { title, verb, isDangerous = false, draft: name, initial, onSend, onClose, children } = properties;
  const t = useTexts(formTexts);
  const [form] = Form.useForm<T>();
  const draft = useDraft<Partial<T>>(name, () => form.getFieldsValue() as Partial<T>);
  const [error, setError] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const send = async (values: T): Promise<void> => {
    setSending(true);
    setError(null);
    try {
      await onSend(values);
      onClose();
    } catch (failure) {
      setError(failure);
    } finally {
      setSending(false);
    }
  };
  return (
    <Modal
      open
      title={title}
      okText={verb}
      cancelText={t.cancel}
      okButtonProps={{ danger: isDangerous }}
      confirmLoading={isSending}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form<T>
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError
        initialValues={{ ...initial, ...draft }}
        onFinish={(values) => void send(values)}
      >
        {children}
      </Form>
      <Refusal error={error} />
    </Modal>
  );
}
