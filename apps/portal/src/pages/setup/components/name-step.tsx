import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { useTexts } from '@plinth/ui';
import { useWritten } from '../api';
import type { Unit } from '../api';
import { ROOT_ID } from '../../../session/permission';
import type { StepProperties } from '../step-of';
import { setupTexts } from '../texts';
import { RegionChoice } from './region-choice';
import styles from './setup.module.css';
import { StepForm } from './step-form';
import { Ways } from './ways';

interface Values {
  readonly name: string;
  readonly regionCode: string;
}

/** What a base is called before anybody has named it. */
const UNNAMED = '全部';

export function NameStep({ root, onForward, ...ways }: StepProperties & { readonly root: Unit }): ReactNode {
  const t = useTexts(setupTexts);
  const written = useWritten();
  const change = query.useMutation('patch', '/api/org/v1/units/{unitId}');
  const send = async ({ name, regionCode }: Values) => {
    await change.mutateAsync({
      params: { path: { unitId: ROOT_ID } },
      body: { name: name.trim(), regionCode, version: root.version },
    });
    await written();
    onForward();
  };
  return (
    <div className={styles['step']}>
      <StepForm<Values>
        name="setup-name"
        initial={{
          name: root.name === UNNAMED ? '' : root.name,
          ...(root.regionCode === null ? {} : { regionCode: root.regionCode }),
        }}
        onSend={send}
      >
        {({ isSending }) => (
          <>
            <Form.Item
              name="name"
              label={t.nameLabel}
              extra={t.nameHint}
              rules={[{ required: true, whitespace: true, message: t.required }]}
            >
              <Input maxLength={120} autoComplete="organization" />
            </Form.Item>
            <Form.Item
              name="regionCode"
              label={t.region}
              extra={t.regionHint}
              rules={[{ required: true, message: t.needRegion }]}
            >
              <RegionChoice />
            </Form.Item>
            <Ways {...ways}>
              <Button type="primary" htmlType="submit" loading={isSending}>
                {t.saveOn}
              </Button>
            </Ways>
          </>
        )}
      </StepForm>
    </div>
  );
}
