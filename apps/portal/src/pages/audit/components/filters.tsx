import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useTexts } from '@plinth/ui';
import { PersonChoice } from '../../../choice/person-choice';
import { ROOT_ID } from '../../../session/permission';
import { useMay } from '../../../session/session';
import { useUnitInView } from '../../../session/unit-in-view';
import { actionTexts } from '../action.texts';
import { PERSON, useNames } from '../api';
import { results } from '../filter';
import type { FilterName } from '../filter';
import { auditTexts } from '../texts';
import styles from './audit.module.css';

const groups = ['org', 'identity', 'market', 'audit'] as const;

/** Names of actions, below those of their domain; a domain is a filter too. */
function useActions() {
  const t = useTexts(auditTexts);
  const actions = useTexts(actionTexts);
  return [
    { value: '', label: t.anyAction },
    ...groups.map((group) => ({
      label: t.groups[group],
      options: [
        { value: `${group}.`, label: `${t.groups[group]} · ${t.every}` },
        ...Object.entries(actions)
          .filter(([name]) => name.startsWith(`${group}.`))
          .map(([value, label]) => ({ value, label })),
      ],
    })),
  ];
}

interface FieldProperties {
  readonly name: FilterName;
  readonly label: string;
  readonly put: (name: FilterName, value: string) => void;
  readonly given: string;
}

/** Asked with when it is finished, not at each letter: every look is an entry. */
function Field({ name, label, put, given }: FieldProperties): ReactNode {
  const [typed, setTyped] = useState(given);
  const done = () => put(name, typed.trim());
  return (
    <Input
      aria-label={label}
      placeholder={label}
      allowClear
      style={{ width: 170 }}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        if (target.value === '') put(name, '');
      }}
      onPressEnter={done}
      onBlur={done}
    />
  );
}

/** A person by name; whoever else acts, or may not look for people, by id. */
function Subject({ name, label, put, given }: FieldProperties): ReactNode {
  const { unitId } = useUnitInView();
  const may = useMay();
  const called = useNames([given]).get(given);
  const isPerson = given === '' || given.startsWith(PERSON);
  if (!isPerson || !may('org.person.read')) return <Field name={name} label={label} put={put} given={given} />;
  return (
    <PersonChoice
      label={label}
      placeholder={label}
      unitId={unitId ?? ROOT_ID}
      {...(given === '' ? {} : { value: given.slice(PERSON.length) })}
      {...(called === undefined ? {} : { called })}
      onChange={(personId) => put(name, `${PERSON}${personId}`)}
      onClear={() => put(name, '')}
      width={170}
    />
  );
}

export function Filters({ isFiltered }: { readonly isFiltered: boolean }): ReactNode {
  const t = useTexts(auditTexts);
  const actions = useActions();
  const [parameters, setParameters] = useSearchParams();
  const get = (name: FilterName) => parameters.get(name) ?? '';
  const put = (name: FilterName, value: string) => {
    if (get(name) === value) return;
    setParameters((before) => {
      if (value === '') before.delete(name);
      else before.set(name, value);
      return before;
    });
  };
  const clear = () => setParameters((before) => new URLSearchParams([...before].filter(([name]) => name === 'unit')));
  const day = (name: 'from' | 'to') => (
    <label className={styles['day']}>
      <span>{t[name]}</span>
      <Input type="date" value={get(name)} onChange={({ target }) => put(name, target.value)} style={{ width: 150 }} />
    </label>
  );
  return (
    <>
      <Select
        aria-label={t.action}
        showSearch={{ optionFilterProp: 'label' }}
        value={get('action')}
        options={actions}
        onChange={(value: string) => put('action', value)}
        style={{ width: 210 }}
      />
      <Select
        aria-label={t.result}
        value={get('result')}
        options={[{ value: '', label: t.anyResult }, ...results.map((value) => ({ value, label: t.results[value] }))]}
        onChange={(value: string) => put('result', value)}
        style={{ width: 120 }}
      />
      {day('from')}
      {day('to')}
      <Subject key={`actor ${get('actor')}`} name="actor" label={t.actor} put={put} given={get('actor')} />
      <Subject key={`target ${get('target')}`} name="target" label={t.target} put={put} given={get('target')} />
      {isFiltered ? (
        <Button type="text" onClick={clear}>
          {t.clear}
        </Button>
      ) : null}
    </>
  );
}
