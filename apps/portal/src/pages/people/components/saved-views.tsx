import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import StarOutlined from '@ant-design/icons/StarOutlined';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '@plinth/ui';
import { addressOf, filterOf, isNarrowed } from '../filter';
import type { PeopleFilter } from '../filter';
import styles from '../people.module.css';
import { peopleTexts } from '../texts';
import { useKept } from './kept';

interface View {
  readonly name: string;
  readonly address: string;
}

const MOST = 12;

const areViews = (value: unknown): value is readonly View[] =>
  Array.isArray(value) &&
  value.every((view: Partial<View> | null) => typeof view?.name === 'string' && typeof view.address === 'string');

interface Properties {
  readonly filter: PeopleFilter;
  readonly onChoose: (filter: PeopleFilter) => void;
}

export function SavedViews({ filter, onChoose }: Properties): ReactNode {
  const t = useTexts(peopleTexts);
  const [views, keep] = useKept<readonly View[]>('people.views', [], areViews);
  const [name, setName] = useState('');
  const save = (): void => {
    const view = { name: name.trim(), address: addressOf(filter).toString() };
    keep([...views.filter((other) => other.name !== view.name), view].slice(-MOST));
    setName('');
  };
  const content = (
    <div className={styles['views']}>
      {views.length === 0 ? <p className={styles['quiet']}>{t.noViews}</p> : null}
      {views.map((view) => (
        <div key={view.name} className={styles['view']}>
          <Button type="text" onClick={() => onChoose(filterOf(new URLSearchParams(view.address)))}>
            {view.name}
          </Button>
          <Button
            type="text"
            aria-label={t.removeView(view.name)}
            icon={<DeleteOutlined aria-hidden />}
            onClick={() => keep(views.filter((other) => other !== view))}
          />
        </div>
      ))}
      {isNarrowed(filter) ? (
        <form
          className={styles['saving']}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') save();
          }}
        >
          <Input
            value={name}
            maxLength={30}
            placeholder={t.viewName}
            aria-label={t.viewName}
            onChange={({ target }) => setName(target.value)}
          />
          <Button type="primary" htmlType="submit" disabled={name.trim() === ''}>
            {t.save}
          </Button>
        </form>
      ) : null}
    </div>
  );
  return (
    <Popover content={content} trigger="click" placement="bottomRight">
      <Button icon={<StarOutlined aria-hidden />}>{t.views}</Button>
    </Popover>
  );
}
