import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { api } from '@plinth/api-client';
import { useTell, useTexts } from '@plinth/ui';
import { FormDialog } from '../../../forms/form-dialog';
import type { Entry } from '../api';
import { calendarTexts } from '../texts';
import styles from './calendar.module.css';

interface Values {
  readonly kind: Entry['kind'];
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

const kinds = ['holiday', 'workday', 'exam', 'event'] as const;

interface Properties {
  readonly unitId: string;
  /** Absent: a new one. */
  readonly entry?: Entry | undefined;
  readonly onSaved: () => Promise<void>;
  readonly onClose: () => void;
}

export function EntryDialog({ unitId, entry, onSaved, onClose }: Properties): ReactNode {
  const t = useTexts(calendarTexts);
  const tell = useTell();
  const needed = [{ required: true, whitespace: true, message: t.needed }];
  const send = async (values: Values): Promise<void> => {
    if (entry === undefined)
      await api.POST('/api/org/v1/units/{unitId}/calendar/entries', { params: { path: { unitId } }, body: values });
    else
      await api.PUT('/api/org/v1/units/{unitId}/calendar/entries/{id}', {
        params: { path: { unitId, id: entry.id } },
        body: { ...values, version: entry.version },
      });
    tell.done(t.saved);
    await onSaved();
  };
  return (
    <FormDialog<Values>
      title={entry === undefined ? t.add : t.change}
      verb={t.keep}
      draft={`calendar entry ${entry?.id ?? unitId}`}
      initial={entry ?? { kind: 'holiday' }}
      onSend={send}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t.kind}>
        <Radio.Group optionType="button" options={kinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))} />
      </Form.Item>
      <Form.Item name="title" label={t.name} rules={[...needed, { max: 60, message: t.tooLong }]}>
        <Input autoComplete="off" />
      </Form.Item>
      <div className={styles['pair']}>
        <Form.Item name="startsOn" label={t.first} rules={needed}>
          <Input type="date" min="2000-01-01" max="2099-12-31" />
        </Form.Item>
        <Form.Item
          name="endsOn"
          label={t.last}
          dependencies={['startsOn']}
          rules={[
            ...needed,
            ({ getFieldValue }) => ({
              validator: (_, value: string | undefined) =>
                value === undefined || value >= (getFieldValue('startsOn') ?? '')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t.endsEarly)),
            }),
          ]}
        >
          <Input type="date" min="2000-01-01" max="2099-12-31" />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
