import { Select } from 'antd';
import { useDeferredValue, useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { useSchools } from '../api';
import { newImportTexts } from '../new-import.texts';
import styles from './new-import.module.css';

interface Properties {
  readonly underId: string | undefined;
  readonly onChoose: (schoolId: string) => void;
}

/** For who looks after several schools: into which one. */
export function SchoolChoice({ underId, onChoose }: Properties): ReactNode {
  const t = useTexts(newImportTexts);
  const id = useId();
  const [typed, setTyped] = useState('');
  const found = useSchools(underId, useDeferredValue(typed.trim()));
  return (
    <div className={styles['progress']}>
      <label htmlFor={id}>
        <strong>{t.school}</strong>
      </label>
      <Select
        id={id}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        loading={found.isFetching}
        placeholder={t.schoolPlaceholder}
        options={(found.data?.items ?? []).map((unit) => ({ value: unit.id, label: unit.displayName }))}
        onChange={onChoose}
        style={{ maxWidth: 420 }}
      />
    </div>
  );
}
