import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { useRegions } from '../api';
import { setupTexts } from '../texts';
import styles from './setup.module.css';

interface Properties {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (code: string | undefined) => void;
}

const provinceOf = (code: string) => `${code.slice(0, 2)}0000`;
const cityOf = (code: string) => `${code.slice(0, 4)}00`;

/** A region of GB/T 2260, by the names of its levels; the code is made of the lowest that is chosen. */
export function RegionChoice({ id, value, onChange }: Properties): ReactNode {
  const t = useTexts(setupTexts);
  const province = value === undefined ? undefined : provinceOf(value);
  const city = value === undefined || cityOf(value) === province ? undefined : cityOf(value);
  const county = value === undefined || value === city || value === province ? undefined : value;
  const levels = [
    { name: t.province, chosen: province, above: undefined, list: useRegions(undefined) },
    { name: t.city, chosen: city, above: province, list: useRegions(province, province !== undefined) },
    { name: t.county, chosen: county, above: city, list: useRegions(city, city !== undefined) },
  ];
  return (
    <>
      <div className={styles['region']}>
        {levels
          .slice(0, value === undefined ? 1 : city === undefined ? 2 : 3)
          .map(({ name, chosen, above, list }, level) => (
            <Select
              key={name}
              {...(level === 0 && id !== undefined ? { id } : {})}
              aria-label={`${t.region} ${name}`}
              placeholder={name}
              value={chosen ?? null}
              allowClear
              loading={list.isFetching}
              showSearch={{ optionFilterProp: 'label' }}
              options={(list.data?.items ?? []).map((region) => ({ value: region.code, label: region.name }))}
              onChange={(code: string | null) => onChange?.(code ?? above)}
            />
          ))}
      </div>
      {value === undefined ? null : <p className={styles['code']}>{t.regionCode(value)}</p>}
    </>
  );
}
