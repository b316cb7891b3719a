import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { FormDialog } from '../../../forms/form-dialog';
import { personTerms } from '../../../texts/person-terms';
import type { Person, PersonActions } from '../api';
import { personTexts } from '../texts';

interface Values {
  readonly name: string;
  readonly sex?: string;
  readonly birthDate?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
}

interface Properties {
  readonly person: Person;
  readonly actions: PersonActions;
  readonly onClose: () => void;
}

export const editDraftOf = (personId: string): string => `edit ${personId}`;

/** Only what is written anew is sent: masked values are not filled in, and stay as they are when left empty. */
export const writtenOf = (person: Pick<Person, 'name' | 'sex'>, values: Values) => {
  const { name, sex, birthDate, ...contacts } = values;
  const given = Object.entries(contacts).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim()));
  return {
    ...(name.trim() === person.name ? {} : { name: name.trim() }),
    ...(sex === undefined || sex === person.sex ? {} : { sex }),
    ...(birthDate?.trim() ? { birthDate: birthDate.trim() } : {}),
    ...(given.length === 0 ? {} : { contacts: Object.fromEntries(given.map(([kind, value]) => [kind, value.trim()])) }),
  };
};

export function EditPerson({ person, actions, onClose }: Properties): ReactNode {
  const t = useTexts(personTexts);
  const terms = useTexts(personTerms);
  return (
    <FormDialog<Values>
      title={t.editTitle}
      verb={t.save}
      draft={editDraftOf(person.id)}
      initial={{ name: person.name, ...(person.sex === null ? {} : { sex: person.sex }) }}
      onSend={(values) => actions.change(writtenOf(person, values), t.saved)}
      onClose={onClose}
    >
      <Form.Item name="name" label={terms.name} rules={[{ required: true, whitespace: true, message: t.required }]}>
        <Input maxLength={120} autoFocus autoComplete="off" />
      </Form.Item>
      <Form.Item name="sex" label={terms.sex}>
        <Select options={Object.entries(terms.sexes).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item
        name="birthDate"
        label={terms.birthDate}
        extra={t.unchanged}
        rules={[{ pattern: /^\s*\d{4}-\d{2}-\d{2}\s*$/, message: t.badDay }]}
      >
        <Input maxLength={10} placeholder={person.birthDate ?? '2016-05-01'} autoComplete="off" />
      </Form.Item>
      {(['phone', 'email', 'address'] as const).map((kind) => (
        <Form.Item key={kind} name={kind} label={terms.contacts[kind]} extra={t.unchanged}>
          <Input
            maxLength={200}
            autoComplete="off"
            placeholder={
              person.contacts.find((contact) => contact.kind === kind && contact.validTo === null)?.masked ?? ''
            }
          />
        </Form.Item>
      ))}
    </FormDialog>
  );
}
