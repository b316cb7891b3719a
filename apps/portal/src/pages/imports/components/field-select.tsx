import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { columnTexts } from '../column.texts';
import { fieldGroups, guardianParts, guardianSlots } from '../field';
import styles from './columns.module.css';

interface Properties {
  readonly header: string;
  /** Empty for a column that is left out. */
  readonly value: string;
  readonly isUnknown: boolean;
  readonly onChange: (field: string) => void;
}

/** The browser's own list: at home on a phone and under a keyboard, and light where a sheet has forty columns. */
export function FieldSelect({ header, value, isUnknown, onChange }: Properties): ReactNode {
  const t = useTexts(columnTexts);
  return (
    <select
      className={styles['field']}
      aria-label={t.columnOf(header || t.unnamed)}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      <option value="">{isUnknown ? t.unrecognised : t.ignored}</option>
      {(Object.keys(fieldGroups) as (keyof typeof fieldGroups)[]).map((group) => (
        <optgroup key={group} label={t.groups[group]}>
          {fieldGroups[group].map((field) => (
            <option key={field} value={field}>
              {t.fields[field]}
            </option>
          ))}
        </optgroup>
      ))}
      <optgroup label={t.groups.guardians}>
        {guardianSlots.flatMap((slot) =>
          guardianParts.map((part) => (
            <option key={`${slot}.${part}`} value={`${slot}.${part}`}>
              {t.guardianSlots[slot]} {t.guardianParts[part]}
            </option>
          )),
        )}
      </optgroup>
    </select>
  );
}
