import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal, Radio } from 'antd';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { TroubleNotice, useTell, useTexts } from '@plinth/ui';
import { useDraft } from '../../../session/drafts';
import type { Unit } from '../../../session/unit-in-view';
import { personTerms } from '../../../texts/person-terms';
import type { Role } from '../../../texts/person-terms';
import { UnitPicker } from '../../../units/unit-picker';
import { PEOPLE_KEY } from '../api';
import { peopleTexts } from '../texts';

export const ADD_PERSON = 'add-person';

interface Values {
  readonly name: string;
  readonly role: Role;
  readonly unitId: string;
  readonly number?: string;
  readonly phone?: string;
}

const numberKinds = { student: 'student_number', staff: 'staff_number' } as const;

export function AddPerson({ unit, onClose }: { readonly unit: Unit; readonly onClose: () => void }): ReactNode {
  const t = useTexts(peopleTexts);
  const terms = useTexts(personTerms);
  const tell = useTell();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const draft = useDraft<Partial<Values>>(ADD_PERSON, () => form.getFieldsValue());
  const add = query.useMutation('post', '/api/org/v1/people');
  const role = Form.useWatch('role', form) ?? draft?.role ?? 'student';
  const send = async ({ name, unitId, number, phone, role: chosen }: Values): Promise<void> => {
    const kind = numberKinds[chosen as keyof typeof numberKinds];
    await add.mutateAsync({
      body: {
        name: name.trim(),
        membership: { unitId, role: chosen },
        ...(kind === undefined || !number?.trim() ? {} : { identifiers: [{ kind, value: number.trim() }] }),
        ...(phone?.trim() ? { contacts: { phone: phone.trim() } } : {}),
      },
    });
    tell.done(t.added(name.trim()));
    void client.invalidateQueries({ queryKey: [PEOPLE_KEY] });
    onClose();
  };
  return (
    <Modal
      open
      title={t.addTitle}
      okText={t.confirm}
      cancelText={t.cancel}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ role: 'student', ...(unit.kind === 'class' ? { unitId: unit.id } : {}), ...draft }}
        onFinish={(values) => void send(values).catch(() => undefined)}
      >
        <Form.Item name="name" label={terms.name} rules={[{ required: true, whitespace: true, message: t.required }]}>
          <Input maxLength={120} autoFocus autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={t.addRole}>
          <Radio.Group
            options={(['student', 'staff'] as const).map((value) => ({ value, label: terms.roles[value] }))}
          />
        </Form.Item>
        <Form.Item
          name="unitId"
          label={t.addUnit}
          extra={t.addUnitHint}
          rules={[{ required: true, message: t.required }]}
        >
          <UnitPicker underId={unit.id} known={[unit]} />
        </Form.Item>
        <Form.Item
          name="number"
          label={terms.identifiers[numberKinds[role as keyof typeof numberKinds] ?? 'student_number']}
          extra={t.addNumberHint}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={t.addPhone}>
          <Input maxLength={40} inputMode="tel" autoComplete="off" />
        </Form.Item>
      </Form>
      {add.error === null ? null : <TroubleNotice error={add.error} />}
    </Modal>
  );
}
