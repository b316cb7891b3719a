import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { api } from '@plinth/api-client';
import { Badge, useFormat, useTell, useTexts } from '@plinth/ui';
import type { Entry } from '../api';
import { calendarTexts } from '../texts';
import styles from './calendar.module.css';

interface Properties {
  readonly unitId: string;
  readonly entries: readonly Entry[];
  readonly onChange: (entry: Entry) => void;
  readonly onRemoved: () => Promise<void>;
}

/** The entries in force at a unit: the own ones can be changed, those from above are shown with where they come from. */
export function EntryList({ unitId, entries, onChange, onRemoved }: Properties): ReactNode {
  const t = useTexts(calendarTexts);
  const format = useFormat();
  const tell = useTell();
  const [modal, holder] = Modal.useModal();
  const remove = ({ id, title }: Entry): void =>
    void modal.confirm({
      title: t.removeTitle(title),
      okText: t.remove,
      cancelText: t.cancel,
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await api.DELETE('/api/org/v1/units/{unitId}/calendar/entries/{id}', { params: { path: { unitId, id } } });
          tell.done(t.removed);
        } catch (error) {
          tell.failed(error);
        }
        await onRemoved();
      },
    });
  return (
    <ul className={styles['lines']}>
      {entries.map((entry) => (
        <li key={entry.id} className={styles['line']}>
          <Badge>{t.kinds[entry.kind]}</Badge>
          <span className={styles['words']}>
            <span className={styles['name']}>{entry.title}</span>
            <span className={styles['days']}>
              {entry.startsOn === entry.endsOn
                ? format.day(entry.startsOn)
                : t.until(format.day(entry.startsOn), format.day(entry.endsOn))}
            </span>
          </span>
          {entry.unitId === unitId ? (
            <span className={styles['actions']}>
              <Button type="text" aria-label={t.changeOf(entry.title)} onClick={() => onChange(entry)}>
                {t.change}
              </Button>
              <Button type="text" danger aria-label={t.removeOf(entry.title)} onClick={() => remove(entry)}>
                {t.remove}
              </Button>
            </span>
          ) : (
            <span className={styles['quiet']}>{t.inherited(entry.unitName)}</span>
          )}
        </li>
      ))}
      {holder}
    </ul>
  );
}
