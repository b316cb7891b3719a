import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { query } from '@plinth/api-client';
import { Card, DetailFrame, PageFrame, useTell, useTexts } from '@plinth/ui';
import { showFaults } from '../../choice/faults';
import { useDraft } from '../../session/drafts';
import { useForgetApplications, useApplication } from './api';
import type { Application, Settings } from './api';
import { ApplicationFields } from './components/application-fields';
import { emptyForm, formOf, settingsOf } from './form-values';
import type { FormValues } from './form-values';
import styles from './components/applications.module.css';
import { formTexts } from './form.texts';

interface Properties {
  readonly initial: FormValues;
  readonly draft: string;
  readonly isNew: boolean;
  readonly back: string;
  readonly onSend: (settings: Settings) => Promise<void>;
}

function ApplicationForm({ initial, draft, isNew, back, onSend }: Properties): ReactNode {
  const t = useTexts(formTexts);
  const tell = useTell();
  const navigate = useNavigate();
  const [form] = Form.useForm<FormValues>();
  const kept = useDraft<FormValues>(draft, () => form.getFieldsValue(true));
  const finish = async (values: FormValues) => {
    try {
      await onSend(settingsOf(values));
    } catch (error) {
      if (!showFaults(form, error)) tell.failed(error);
    }
  };
  return (
    <Card>
      <Form<FormValues>
        form={form}
        layout="vertical"
        requiredMark={false}
        className={styles['form'] as string}
        initialValues={kept ?? initial}
        scrollToFirstError={{ block: 'center', focus: true }}
        onFinish={finish}
      >
        <ApplicationFields isNew={isNew} />
        <Form.Item shouldUpdate noStyle>
          {() => (
            <div className={styles['buttons']}>
              <Button type="primary" htmlType="submit">
                {isNew ? t.register : t.save}
              </Button>
              <Button onClick={() => void navigate(back)}>{t.cancel}</Button>
            </div>
          )}
        </Form.Item>
      </Form>
    </Card>
  );
}

const hrefOf = (id: string): string => `/developer/applications/${encodeURIComponent(id)}`;

export function RegisterApplicationPage(): ReactNode {
  const t = useTexts(formTexts);
  const navigate = useNavigate();
  const forget = useForgetApplications();
  const register = query.useMutation('post', '/api/identity/v1/clients');
  const send = async (body: Settings) => {
    const { id, secret } = await register.mutateAsync({ body });
    await forget();
    await navigate(hrefOf(id), { replace: true, state: secret === undefined ? null : { secret } });
  };
  return (
    <PageFrame title={t.newTitle} above={<Link to="/developer">{t.back}</Link>} width="narrow">
      <ApplicationForm initial={emptyForm} draft="new-application" isNew back="/developer" onSend={send} />
    </PageFrame>
  );
}

export function EditApplicationPage(): ReactNode {
  const t = useTexts(formTexts);
  const { id = '' } = useParams();
  const tell = useTell();
  const navigate = useNavigate();
  const forget = useForgetApplications();
  const application = useApplication(id);
  const change = query.useMutation('patch', '/api/identity/v1/clients/{id}');
  const send = async ({ kind: _kind, ...body }: Settings) => {
    await change.mutateAsync({ params: { path: { id } }, body });
    await forget();
    tell.done(t.saved);
    await navigate(hrefOf(id), { replace: true });
  };
  return (
    <DetailFrame<Application>
      from={application}
      title={t.editTitle}
      above={<Link to={hrefOf(id)}>{application.data?.name ?? t.back}</Link>}
      head={() => ({ title: t.editTitle })}
    >
      {(data) => (
        <ApplicationForm
          key={id}
          initial={formOf(data)}
          draft={`application-${id}`}
          isNew={false}
          back={hrefOf(id)}
          onSend={send}
        />
      )}
    </DetailFrame>
  );
}
