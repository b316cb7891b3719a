import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';
import { useFormat, useTexts } from '@plinth/ui';
import styles from './choice.module.css';
import { choiceTexts } from './choice.texts';

const SHOWN = 20;
type Listed = components['schemas']['ListedPersonResponse'];

interface Properties {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (personId: string) => void;
  /** Searched at this unit and below. */
  readonly unitId: string;
  readonly label?: string;
  readonly placeholder?: string;
  /** Name of the one who is chosen from the start. */
  readonly called?: string;
  /** Without it nobody can be unchosen. */
  readonly onClear?: () => void;
  readonly width?: number;
}

/** One person, found as one types by name, pinyin or a whole number. */
export function PersonChoice(properties: Properties): ReactNode {
  const { id, value, onChange, unitId, label, placeholder, called, onClear, width } = properties;
  const t = useTexts(choiceTexts);
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Listed>();
  const q = useDeferredValue(typed.trim());
  const found = query.useQuery(
    'get',
    '/api/org/v1/people',
    { params: { query: { unitId, q, limit: SHOWN, status: 'active' } } },
    { enabled: q !== '', placeholderData: (before) => before },
  );
  const people = q === '' ? (chosen === undefined ? [] : [chosen]) : (found.data?.items ?? []);
  const placesOf = (person: Listed) => format.list(person.memberships.map(({ unitName }) => unitName));
  const options: { value: string; label: string; person?: Listed }[] = people.map((person) => ({
    value: person.id,
    label: person.name || t.unnamed,
    person,
  }));
  if (q === '' && chosen === undefined && value !== undefined) options.push({ value, label: called ?? '' });
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={value ?? null}
      popupMatchSelectWidth={320}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={options}
      {...(onClear === undefined ? {} : { allowClear: true, onClear })}
      {...(width === undefined ? {} : { style: { width } })}
      optionRender={({ data }) => (
        <span className={styles['person']}>
          <span>{data.label}</span>
          {data.person === undefined ? null : <span className={styles['place']}>{placesOf(data.person)}</span>}
        </span>
      )}
      placeholder={placeholder ?? t.findPerson}
      notFoundContent={q === '' ? t.typeToFind : t.noPerson}
      onChange={(personId: string | undefined) => {
        if (personId === undefined) return;
        setChosen(people.find((person) => person.id === personId));
        setTyped('');
        onChange?.(personId);
      }}
    />
  );
}
