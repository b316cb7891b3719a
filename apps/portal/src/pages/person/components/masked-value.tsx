import EyeOutlined from '@ant-design/icons/EyeOutlined';
import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { FormDialog } from '../../../forms/form-dialog';
import { Allowed } from '../../../session/session';
import type { PersonActions } from '../api';
import styles from '../person.module.css';
import { personTexts } from '../texts';

const SHOWN_MS = 60_000;

interface Properties {
  readonly masked: string;
  readonly field: string;
  readonly title: string;
  readonly actions: PersonActions;
}

/** A masked value; its clear form is asked for with a reason, stays a minute and is never kept. */
export function MaskedValue({ masked, field, title, actions }: Properties): ReactNode {
  const t = useTexts(personTexts);
  const [isAsking, setAsking] = useState(false);
  const [clear, setClear] = useState<string>();
  useEffect(() => {
    if (clear === undefined) return undefined;
    const timer = setTimeout(() => setClear(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [clear]);
  if (clear !== undefined)
    return (
      <>
        <span className={styles['clear']}>{clear}</span>
        <Button size="small" type="text" onClick={() => setClear(undefined)}>
          {t.hide}
        </Button>
      </>
    );
  return (
    <>
      <span className={styles['value']}>{masked}</span>
      <Allowed to="org.person.reveal">
        <Button
          size="small"
          type="text"
          icon={<EyeOutlined aria-hidden />}
          aria-label={t.revealTitle(title)}
          title={t.revealTitle(title)}
          onClick={() => setAsking(true)}
        />
      </Allowed>
      {isAsking ? (
        <FormDialog<{ readonly reason: string }>
          title={t.revealTitle(title)}
          verb={t.reveal}
          draft={`reveal ${field}`}
          onSend={async ({ reason }) => setClear(await actions.reveal({ field, reason: reason.trim() }))}
          onClose={() => setAsking(false)}
        >
          <p className={styles['quiet']}>{t.revealText}</p>
          <Form.Item
            name="reason"
            label={t.revealReason}
            rules={[{ required: true, whitespace: true, min: 2, message: t.tooShort }]}
            style={{ marginTop: 12 }}
          >
            <Input maxLength={200} autoFocus autoComplete="off" />
          </Form.Item>
          <UsualReasons />
        </FormDialog>
      ) : null}
    </>
  );
}

/** One press writes a reason, which can be written on. */
function UsualReasons(): ReactNode {
  const t = useTexts(personTexts);
  const form = Form.useFormInstance<{ reason: string }>();
  return (
    <div className={styles['state']}>
      {t.revealReasons.map((reason) => (
        <Button key={reason} size="small" onClick={() => form.setFieldsValue({ reason })}>
          {reason}
        </Button>
      ))}
    </div>
  );
}
