import TableOutlined from '@ant-design/icons/TableOutlined';
import { Button, Checkbox, Popover } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { columnKeys, FIXED } from '../columns';
import type { ColumnKey } from '../columns';
import styles from '../people.module.css';
import { peopleTexts } from '../texts';

interface Properties {
  readonly titles: Readonly<Record<ColumnKey, string>>;
  readonly chosen: readonly ColumnKey[];
  readonly onChoose: (chosen: readonly ColumnKey[]) => void;
}

export function ColumnChoice({ titles, chosen, onChoose }: Properties): ReactNode {
  const t = useTexts(peopleTexts);
  const content = (
    <div className={styles['choice']} role="group" aria-label={t.columns}>
      {columnKeys.map((key) => (
        <Checkbox
          key={key}
          checked={chosen.includes(key)}
          disabled={key === FIXED}
          onChange={({ target }) =>
            onChoose(columnKeys.filter((other) => (other === key ? target.checked : chosen.includes(other))))
          }
        >
          {titles[key]}
        </Checkbox>
      ))}
    </div>
  );
  return (
    <Popover content={content} trigger="click" placement="bottomRight">
      <Button icon={<TableOutlined aria-hidden />}>{t.columns}</Button>
    </Popover>
  );
}
