import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { CSSProperties, ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { useTexts } from '@plinth/ui';
import type { Unit } from '../session/unit-in-view';
import { unitTexts } from './unit.texts';

const SHOWN = 40;

interface Properties {
  readonly label?: string;
  readonly id?: string;
  /** Form fields give and take an id. */
  readonly value?: string;
  readonly onChange?: (unitId: string) => void;
  /** The chosen one, where it is known, and those offered before anything is typed. */
  readonly known?: readonly Unit[];
  /** Only units of this one and below. */
  readonly underId?: string;
  readonly variant?: 'outlined' | 'filled';
  readonly style?: CSSProperties;
}

/** A unit, searched as one types, by name. */
export function UnitPicker(properties: Properties): ReactNode {
  const { label, id, value, onChange, known = [], underId, variant = 'outlined', style } = properties;
  const t = useTexts(unitTexts);
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<Unit>();
  const q = useDeferredValue(typed.trim());
  const found = query.useQuery(
    'get',
    '/api/org/v1/units',
    {
      params: {
        query: {
          limit: SHOWN,
          status: 'active',
          ...(q === '' ? {} : { q }),
          ...(underId === undefined ? {} : { underId }),
        },
      },
    },
    { enabled: q !== '' || underId !== undefined, placeholderData: (before) => before },
  );
  const listed = found.data?.items ?? [];
  const offered = q === '' ? [...known, ...(underId === undefined ? [] : listed)] : listed;
  const all = new Map(
    [...(picked === undefined || q !== '' ? [] : [picked]), ...offered].map((unit) => [unit.id, unit]),
  );
  return (
    <Select<{ readonly value: string; readonly label: ReactNode }>
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(value === undefined
        ? {}
        : { value: { value, label: nameOf(all.get(value) ?? known.find((unit) => unit.id === value)) } })}
      {...(style === undefined ? {} : { style })}
      labelInValue
      variant={variant}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={[...all.values()].map((unit) => ({ value: unit.id, label: unit.displayName }))}
      notFoundContent={found.isFetching ? t.searching : t.notFound}
      placeholder={t.placeholder}
      popupMatchSelectWidth={320}
      onChange={(option: { readonly value: string; readonly label: ReactNode }) => {
        setPicked(all.get(option.value));
        setTyped('');
        onChange?.(option.value);
      }}
    />
  );
}

const nameOf = (unit: Unit | undefined): string => unit?.displayName ?? '…';
