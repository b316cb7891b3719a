import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { components } from '@plinth/api-client';
import { useTexts } from '@plinth/ui';
import { FormDialog } from '../../../forms/form-dialog';
import type { Unit } from '../../../session/unit-in-view';
import { unitTexts } from '../../../units/unit.texts';
import type { UnitActions } from '../api';
import { kindsBelow } from '../kinds-below';
import { unitsTexts } from '../texts';

type Values = Omit<components['schemas']['AddUnitBody'], 'parentId'>;

export interface UnitDialogProperties {
  readonly unit: Unit;
  readonly actions: UnitActions;
  readonly onClose: () => void;
}

/** Kinds that are named by year and number rather than by a name. */
const isNumbered = (kind: string | undefined): boolean => kind === 'class';

export const addDraftOf = (unitId: string): string => `add below ${unitId}`;

export function AddUnit({ unit, actions, onClose }: UnitDialogProperties): ReactNode {
  const t = useTexts(unitsTexts);
  const kinds = kindsBelow(unit);
  return (
    <FormDialog<Values>
      title={t.addTitle(unit.displayName)}
      verb={t.add}
      draft={addDraftOf(unit.id)}
      initial={{ kind: kinds[0] ?? 'department', stage: unit.stage ?? 'primary' }}
      onSend={({ code, name, ...values }) =>
        actions.add(
          { ...values, ...(name?.trim() ? { name: name.trim() } : {}), ...(code?.trim() ? { code: code.trim() } : {}) },
          t.added,
        )
      }
      onClose={onClose}
    >
      <Fields kinds={kinds} />
    </FormDialog>
  );
}

function Fields({ kinds }: { readonly kinds: readonly Values['kind'][] }): ReactNode {
  const t = useTexts(unitsTexts);
  const { kinds: names } = useTexts(unitTexts);
  const kind = Form.useWatch<Values['kind'] | undefined>('kind');
  const isRequired = { required: true, message: t.required };
  return (
    <>
      <Form.Item name="kind" label={t.kind}>
        <Select options={kinds.map((value) => ({ value, label: names[value] }))} />
      </Form.Item>
      {isNumbered(kind) ? (
        <>
          <Form.Item name="stage" label={t.stage}>
            <Select options={Object.entries(t.stages).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
          <Form.Item name="entryYear" label={t.entryYear} extra={t.entryYearHint} rules={[isRequired]}>
            <InputNumber min={1900} max={2200} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="classNumber" label={t.classNumber} rules={[isRequired]}>
            <InputNumber min={1} max={200} style={{ width: '100%' }} />
          </Form.Item>
        </>
      ) : (
        <>
          <Form.Item name="name" label={t.name} rules={[{ ...isRequired, whitespace: true }]}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          {kind === 'school' ? (
            <Form.Item name="code" label={t.code}>
              <Input maxLength={30} autoComplete="off" />
            </Form.Item>
          ) : null}
        </>
      )}
    </>
  );
}
