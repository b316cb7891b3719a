import { Button, Form, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { Loaded, useTell, useTexts } from '@plinth/ui';
import { useSchools, useWritten } from '../api';
import type { Unit } from '../api';
import { ROOT_ID } from '../../../session/permission';
import type { StepProperties } from '../step-of';
import { setupTexts } from '../texts';
import styles from './setup.module.css';
import { StepForm } from './step-form';
import { Ways } from './ways';

interface Values {
  readonly name: string;
  readonly code?: string;
  readonly schooling?: '6-3' | '5-4';
}

export function SchoolStep(properties: StepProperties & { readonly root: Unit }): ReactNode {
  const t = useTexts(setupTexts);
  const schools = useSchools();
  const [isAdding, setAdding] = useState(false);
  const { onBack, onForward } = properties;
  return (
    <div className={styles['step']}>
      <p className={styles['lead']}>{t.schoolLead}</p>
      <Loaded from={schools}>
        {({ items }) =>
          items.length === 0 || isAdding ? (
            <SchoolForm {...properties} />
          ) : (
            <>
              <div>
                <h2 className={styles['heading']}>{t.schoolsThere}</h2>
                <ul className={styles['there']}>
                  {items.slice(0, 5).map(({ id, name, code }) => (
                    <li key={id}>
                      <bdi>{name}</bdi>
                      <span className={styles['lead']}>{code}</span>
                    </li>
                  ))}
                </ul>
              </div>
              <Ways onBack={onBack} onLater={undefined}>
                <Button type="primary" onClick={onForward}>
                  {t.forward}
                </Button>
                <Button onClick={() => setAdding(true)}>{t.addAnother}</Button>
              </Ways>
            </>
          )
        }
      </Loaded>
    </div>
  );
}

function SchoolForm({ root, onForward, ...ways }: StepProperties & { readonly root: Unit }): ReactNode {
  const t = useTexts(setupTexts);
  const tell = useTell();
  const written = useWritten();
  const add = query.useMutation('post', '/api/org/v1/units');
  // The same school sent twice, by an impatient hand or a lost answer, is one school.
  const key = useRef({ text: '', value: '' });
  const send = async ({ name, code, schooling }: Values) => {
    const body = {
      kind: 'school' as const,
      parentId: ROOT_ID,
      name: name.trim(),
      ...(code?.trim() ? { code: code.trim() } : {}),
      ...(schooling === undefined ? {} : { schooling }),
      ...(root.regionCode === null ? {} : { regionCode: root.regionCode }),
    };
    const text = JSON.stringify(body);
    if (key.current.text !== text) key.current = { text, value: crypto.randomUUID() };
    await add.mutateAsync({ params: { header: { 'Idempotency-Key': key.current.value } }, body });
    tell.done(t.schoolAdded(body.name));
    await written();
    onForward();
  };
  return (
    <StepForm<Values> name="setup-school" initial={{}} onSend={send}>
      {({ isSending }) => (
        <>
          <Form.Item
            name="name"
            label={t.schoolName}
            rules={[{ required: true, whitespace: true, message: t.required }]}
          >
            <Input maxLength={120} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="code"
            label={t.schoolCode}
            extra={t.schoolCodeHint}
            rules={[{ pattern: /^\s*(\d{10})?\s*$/, message: t.codeShape }]}
          >
            <Input maxLength={20} inputMode="numeric" autoComplete="off" />
          </Form.Item>
          <Form.Item name="schooling" label={t.schooling}>
            <Select allowClear options={Object.entries(t.schoolings).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
          <Ways {...ways}>
            <Button type="primary" htmlType="submit" loading={isSending}>
              {t.saveOn}
            </Button>
          </Ways>
        </>
      )}
    </StepForm>
  );
}
