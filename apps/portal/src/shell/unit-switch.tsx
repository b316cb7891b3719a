import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { query } from '@plinth/api-client';
import { useTexts } from '@plinth/ui';
import { useUnitInView } from '../session/unit-in-view';
import type { Unit } from '../session/unit-in-view';
import { shellTexts } from './shell.texts';

const SHOWN = 30;

const optionOf = ({ id, displayName }: Unit) => ({ value: id, label: displayName });

/** Which unit the administration is about; searched as one types, by name or pinyin. */
function Switch(): ReactNode {
  const t = useTexts(shellTexts);
  const { unit, tops, choose } = useUnitInView();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = query.useQuery(
    'get',
    '/api/org/v1/units',
    { params: { query: { q, limit: SHOWN, status: 'active' } } },
    { enabled: q !== '', placeholderData: (before) => before },
  );
  if (unit === undefined) return null;
  const offered = q === '' ? tops : (found.data?.items ?? []);
  const options = [...(offered.some(({ id }) => id === unit.id) || q !== '' ? [] : [unit]), ...offered].map(optionOf);
  return (
    <Select
      aria-label={t.unitInView}
      variant="filled"
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={{ value: unit.id, label: unit.displayName }}
      labelInValue
      options={options}
      notFoundContent={t.noUnitFound}
      placeholder={t.searchUnit}
      popupMatchSelectWidth={320}
      style={{ width: 'clamp(120px, 30vw, 300px)' }}
      onChange={({ value }) => {
        setTyped('');
        choose(value);
      }}
    />
  );
}

/** Only where a unit is in view. */
export const UnitSwitch = (): ReactNode => (useLocation().pathname.startsWith('/admin') ? <Switch /> : null);
