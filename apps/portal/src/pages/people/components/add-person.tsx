import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { useTell, useTexts } from '@plinth/ui';
import { FormDialog } from '../../../forms/form-dialog';
import type { Unit } from '../../../session/unit-in-view';
import { personTerms } from '../../../texts/person-terms';
import { UnitPicker } from '../../../units/unit-picker';
import { PEOPLE_KEY } from '../api';
import { ADD_PERSON } from '../draft';
import { peopleTexts } from '../texts';

interface Values {
  readonly name: string;
  readonly role: 'student' | 'staff';
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
  const add = query.useMutation('post', '/api/org/v1/people');
  const send = async ({ name, unitId, number, phone, role }: Values): Promise<void> => {
    await add.mutateAsync({
      body: {
        name: name.trim(),
        membership: { unitId, role },
        ...(number?.trim() ? { identifiers: [{ kind: numberKinds[role], value: number.trim() }] } : {}),
        ...(phone?.trim() ? { contacts: { phone: phone.trim() } } : {}),
      },
    });
    tell.done(t.added(name.trim()));
    void client.invalidateQueries({ queryKey: [PEOPLE_KEY] });
  };
  const isRequired = { required: true, whitespace: true, message: t.required };
  return (
    <FormDialog<Values>
      title={t.addTitle}
      verb={t.confirm}
      draft={ADD_PERSON}
      initial={{ role: 'student', ...(unit.kind === 'class' ? { unitId: unit.id } : {}) }}
      onSend={send}
      onClose={onClose}
    >
      <Form.Item name="name" label={terms.name} rules={[isRequired]}>
        <Input maxLength={120} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item name="role" label={t.addRole}>
        <Radio.Group options={(['student', 'staff'] as const).map((value) => ({ value, label: terms.roles[value] }))} />
      </Form.Item>
      <Form.Item name="unitId" label={t.addUnit} extra={t.addUnitHint} rules={[isRequired]}>
        <UnitPicker underId={unit.id} known={[unit]} />
      </Form.Item>
      <Form.Item name="number" label={t.addNumber} extra={t.addNumberHint}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="phone" label={t.addPhone}>
        <Input maxLength={40} inputMode="tel" autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}
