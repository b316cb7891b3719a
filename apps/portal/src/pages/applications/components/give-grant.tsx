import { Checkbox, Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';
import { Badge, useLanguage, useTell, useTexts } from '@plinth/ui';
import { atLeastOne, showFaults } from '../../../choice/faults';
import { UnitChoice } from '../../../choice/unit-choice';
import { grantTexts } from '../grant.texts';
import styles from './applications.module.css';

type Field = components['schemas']['DataFieldResponse'];

interface Values {
  readonly unitId: readonly string[];
  readonly fields: Field['name'][];
  readonly purpose: string;
  /** 2027-08-31, as the field of a day has it. */
  readonly expiresAt: string;
}

interface Properties {
  readonly clientId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const MOST_YEARS = 3;
const dayOf = (years: number): string => {
  const day = new Date();
  day.setFullYear(day.getFullYear() + years);
  day.setDate(day.getDate() + (years === 0 ? 1 : -1));
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
};

/** The whole of the last day, where the reader is. */
const endOf = (day: string): string => new Date(`${day}T23:59:59`).toISOString();

function Fields(): ReactNode {
  const t = useTexts(grantTexts);
  const { language } = useLanguage();
  const { data } = query.useQuery('get', '/api/market/v1/data-grants/fields', undefined, { staleTime: Infinity });
  return (
    <Form.Item name="fields" label={t.fields} rules={[atLeastOne(t.oneField)]}>
      <Checkbox.Group
        style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(170px, 1fr))', gap: 6 }}
        options={(data?.items ?? []).map(({ name, zh, en, level }) => ({
          value: name,
          label: (
            <>
              {language === 'en' ? en : zh} {level === 'sensitive' ? <Badge tone="warn">{t.sensitive}</Badge> : null}
            </>
          ),
        }))}
      />
    </Form.Item>
  );
}

export function GiveGrant({ clientId, isOpen, onClose }: Properties): ReactNode {
  const t = useTexts(grantTexts);
  const tell = useTell();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const give = query.useMutation('post', '/api/market/v1/data-grants');
  const send = async ({ unitId, fields, purpose, expiresAt }: Values) => {
    try {
      const body = { clientId, unitId: unitId[0] as string, fields, purpose, expiresAt: endOf(expiresAt) };
      await give.mutateAsync({ body });
      await queries.invalidateQueries({ queryKey: ['get', '/api/market/v1/data-grants'] });
      tell.done(t.given);
      onClose();
    } catch (error) {
      if (!showFaults(form, error)) tell.failed(error);
    }
  };
  return (
    <Modal
      open={isOpen}
      title={t.formTitle}
      okText={t.giveNow}
      width={640}
      confirmLoading={give.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        requiredMark={false}
        initialValues={{ expiresAt: dayOf(1) }}
        onFinish={(values) => void send(values)}
      >
        <Form.Item name="unitId" label={t.unit} rules={[{ required: true, message: t.oneUnit }]}>
          <UnitChoice most={1} />
        </Form.Item>
        <Fields />
        <Form.Item
          name="purpose"
          label={t.purpose}
          extra={t.purposeHint}
          rules={[{ required: true, whitespace: true, min: 4, message: t.needPurpose }]}
        >
          <Input.TextArea maxLength={200} showCount rows={2} />
        </Form.Item>
        <Form.Item
          name="expiresAt"
          label={t.until}
          extra={<span className={styles['hint']}>{t.untilHint}</span>}
          rules={[{ required: true, message: t.needUntil }]}
        >
          <Input type="date" min={dayOf(0)} max={dayOf(MOST_YEARS)} style={{ width: 200 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
