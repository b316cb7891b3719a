import { Button, Form, Input, Radio, Select } from 'antd';
import type { FormInstance } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTell, useTexts } from '@plinth/ui';
import { PersonChoice } from '../../../choice/person-choice';
import type { Unit } from '../api';
import { setupTexts } from '../texts';
import { useAppoint } from '../use-appoint';
import type { Appointed } from '../use-appoint';
import type { Handed } from './handed-slip';
import { StepForm } from './step-form';

interface Properties {
  readonly schools: readonly Unit[];
  readonly onHanded: (handed: Handed) => void;
}

/** Somebody for a school: the person, the role and the code, one after the other; each is kept when the next fails. */
export function AppointForm({ schools, onHanded }: Properties): ReactNode {
  const t = useTexts(setupTexts);
  const tell = useTell();
  const appoint = useAppoint(schools);
  const [isOpening, setOpening] = useState(false);
  const send = async (values: Appointed) => {
    setOpening(true);
    try {
      const handed = await appoint(values);
      if (handed === undefined) tell.failed(new Error(t.notOpened));
      else onHanded(handed);
    } finally {
      setOpening(false);
    }
  };
  return (
    <StepForm<Appointed>
      name="setup-administrator"
      initial={{ schoolId: schools[0]?.id ?? '', kind: 'new' }}
      onSend={send}
    >
      {({ isSending, form }) => (
        <>
          <Form.Item name="schoolId" label={t.school}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={schools.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <Form.Item name="kind" label={t.who}>
            <Radio.Group options={(['new', 'existing'] as const).map((value) => ({ value, label: t.kinds[value] }))} />
          </Form.Item>
          <PersonFields form={form} />
          <Button type="primary" htmlType="submit" loading={isSending}>
            {isOpening ? t.opening : t.appoint}
          </Button>
        </>
      )}
    </StepForm>
  );
}

function PersonFields({ form }: { readonly form: FormInstance<Appointed> }): ReactNode {
  const t = useTexts(setupTexts);
  const kind = Form.useWatch('kind', form);
  const schoolId = Form.useWatch('schoolId', form);
  if (kind === 'existing')
    return (
      <Form.Item name="personId" label={t.person} rules={[{ required: true, message: t.required }]}>
        <PersonChoice unitId={schoolId ?? ''} />
      </Form.Item>
    );
  const either = () => ({
    validator: () =>
      form.getFieldValue('phone')?.trim() || form.getFieldValue('staffNumber')?.trim()
        ? Promise.resolve()
        : Promise.reject(new Error(t.needEither)),
  });
  return (
    <>
      <Form.Item name="name" label={t.personName} rules={[{ required: true, whitespace: true, message: t.required }]}>
        <Input maxLength={120} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t.phone} extra={t.signInHint} dependencies={['staffNumber']} rules={[either]}>
        <Input maxLength={40} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <Form.Item name="staffNumber" label={t.staffNumber}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
    </>
  );
}
