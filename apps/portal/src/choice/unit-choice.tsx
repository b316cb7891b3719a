import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { useTexts } from '@plinth/ui';
import { choiceTexts } from './choice.texts';
import { useUnitNames } from './unit-names';

const SHOWN = 30;

interface Properties {
  /** Given by the form's item. */
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (unitIds: readonly string[]) => void;
  readonly placeholder?: string;
  readonly label?: string;
  readonly most?: number;
}

/** Units, found by name or pinyin. */
export function UnitChoice({ id, value = [], onChange, placeholder, label, most }: Properties): ReactNode {
  const t = useTexts(choiceTexts);
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const tops = query.useQuery('get', '/api/org/v1/units/tops', undefined, { staleTime: 300_000 });
  const found = query.useQuery(
    'get',
    '/api/org/v1/units',
    { params: { query: { q, limit: SHOWN, status: 'active' } } },
    { enabled: q !== '', placeholderData: (before) => before },
  );
  const names = useUnitNames(value);
  const offered = q === '' ? (tops.data?.items ?? []) : (found.data?.items ?? []);
  const nameOf = (unitId: string) =>
    offered.find((unit) => unit.id === unitId)?.displayName ?? names.get(unitId) ?? '…';
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(most === undefined ? {} : { maxCount: most })}
      mode="multiple"
      labelInValue
      value={value.map((unitId) => ({ value: unitId, label: nameOf(unitId) }))}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={offered
        .filter(({ kind }) => kind !== 'root')
        .map((unit) => ({ value: unit.id, label: unit.displayName }))}
      placeholder={placeholder ?? t.findUnit}
      notFoundContent={q === '' ? t.typeToFind : t.noUnit}
      onChange={(chosen: readonly { readonly value: string }[]) => {
        setTyped('');
        onChange?.(chosen.map((unit) => unit.value));
      }}
    />
  );
}
