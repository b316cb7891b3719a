import { Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { FormDialog } from '../../../forms/form-dialog';
import { UnitPicker } from '../../../units/unit-picker';
import { unitsTexts } from '../texts';
import styles from '../units.module.css';
import type { UnitDialogProperties } from './add-unit';

interface Named {
  readonly name?: string;
  readonly shortName?: string;
  readonly code?: string;
}

/** Absent leaves a field, null clears it. */
const written = (before: string | null, after: string | undefined): string | null | undefined => {
  const text = after?.trim() ?? '';
  if (text === (before ?? '')) return undefined;
  return text === '' ? null : text;
};

export const editDraftOf = (unitId: string): string => `edit unit ${unitId}`;

export function EditUnit({ unit, actions, onClose }: UnitDialogProperties): ReactNode {
  const t = useTexts(unitsTexts);
  const send = ({ name, shortName, code }: Named) => {
    const changed = {
      name: name === undefined || name.trim() === unit.name ? undefined : name.trim(),
      shortName: written(unit.shortName, shortName),
      code: written(unit.code, code),
    };
    const body = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
    return actions.change(body, t.saved);
  };
  return (
    <FormDialog<Named>
      title={t.editTitle}
      verb={t.save}
      draft={editDraftOf(unit.id)}
      initial={{ name: unit.name, shortName: unit.shortName ?? '', code: unit.code ?? '' }}
      onSend={send}
      onClose={onClose}
    >
      {unit.kind === 'class' ? null : (
        <Form.Item name="name" label={t.name} rules={[{ required: true, whitespace: true, message: t.required }]}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item name="shortName" label={t.shortName}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      {unit.kind === 'school' || unit.kind === 'bureau' || unit.kind === 'district' ? (
        <Form.Item name="code" label={t.code}>
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
      ) : null}
    </FormDialog>
  );
}

export function MoveUnit({ unit, actions, onClose }: UnitDialogProperties): ReactNode {
  const t = useTexts(unitsTexts);
  return (
    <FormDialog<{ readonly parentId: string }>
      title={t.moveTitle(unit.displayName)}
      verb={t.move}
      draft={`move unit ${unit.id}`}
      onSend={({ parentId }) => actions.move(parentId, t.moved)}
      onClose={onClose}
    >
      <Form.Item name="parentId" label={t.moveTo} rules={[{ required: true, message: t.required }]}>
        <UnitPicker />
      </Form.Item>
    </FormDialog>
  );
}

export function EndUnit({ unit, actions, onClose }: UnitDialogProperties): ReactNode {
  const t = useTexts(unitsTexts);
  return (
    <FormDialog<{ readonly withUnits?: boolean; readonly withMembers?: boolean }>
      title={t.endTitle(unit.displayName)}
      verb={t.end}
      isDangerous
      draft={`end unit ${unit.id}`}
      onSend={({ withUnits = false, withMembers = false }) => actions.end({ withUnits, withMembers }, t.endedNow)}
      onClose={onClose}
    >
      <p className={styles['quiet']}>{t.endText}</p>
      <Form.Item name="withUnits" valuePropName="checked" noStyle>
        <Checkbox>{t.withUnits}</Checkbox>
      </Form.Item>
      <Form.Item name="withMembers" valuePropName="checked">
        <Checkbox>{t.withMembers}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
