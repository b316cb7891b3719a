import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { formTexts } from '../form.texts';
import styles from './applications.module.css';

const MOST = 20;
const LONGEST = 500;

interface Properties {
  readonly name: 'redirectUris' | 'postLogoutRedirectUris';
  readonly label: string;
  readonly hint: string;
}

/** Addresses, a line each. */
export function AddressList({ name, label, hint }: Properties): ReactNode {
  const t = useTexts(formTexts);
  return (
    <Form.Item label={label} extra={hint} htmlFor={`${name}_0`}>
      <Form.List name={name}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name: at }) => (
              <div key={key} className={styles['row']}>
                <Form.Item
                  name={at}
                  noStyle={false}
                  style={{ margin: 0 }}
                  rules={[{ required: true, whitespace: true, message: t.needAddress }]}
                >
                  <Input
                    aria-label={`${label} ${t.address(String(at + 1))}`}
                    maxLength={LONGEST}
                    inputMode="url"
                    spellCheck={false}
                    placeholder="https://"
                  />
                </Form.Item>
                <Button
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={`${label} ${t.removeAddress(String(at + 1))}`}
                  onClick={() => remove(at)}
                />
              </div>
            ))}
            {fields.length < MOST ? (
              <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add('')}>
                {t.addAddress}
              </Button>
            ) : null}
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
