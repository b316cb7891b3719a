import { Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useFormat, useTexts } from '@plinth/ui';
import { useFinds } from './finds';
import type { Find } from './finds';
import styles from './palette.module.css';
import { paletteTexts } from './palette.texts';

const groups = ['pages', 'units', 'people'] as const;
const optionId = (at: number): string => `palette-option-${at}`;

interface ListProperties {
  readonly items: readonly Find[];
  readonly at: number;
  readonly onPoint: (at: number) => void;
  readonly onGo: (find: Find) => void;
}

function FindList({ items, at, onPoint, onGo }: ListProperties): ReactNode {
  const t = useTexts(paletteTexts);
  return (
    <div role="listbox" id="palette-list" aria-label={t.title} className={styles['list']}>
      {groups
        .map((group) => ({ group, finds: items.filter((find) => find.group === group) }))
        .filter(({ finds }) => finds.length > 0)
        .map(({ group, finds }) => (
          <div key={group} role="group" aria-labelledby={`palette-${group}`}>
            <p id={`palette-${group}`} className={styles['group']}>
              {t.groups[group]}
            </p>
            {finds.map((find) => {
              const index = items.indexOf(find);
              return (
                // Chosen by the keys of the field above, which keeps the focus.
                <div
                  key={`${group} ${find.id}`}
                  id={optionId(index)}
                  role="option"
                  aria-selected={index === at}
                  className={styles['option']}
                  onPointerMove={() => onPoint(index)}
                  onClick={() => onGo(find)}
                >
                  <bdi className={styles['name']}>{find.name}</bdi>
                  <bdi className={styles['about']}>{find.about}</bdi>
                </div>
              );
            })}
          </div>
        ))}
    </div>
  );
}

interface Properties {
  readonly isOpen: boolean;
  readonly times: number;
  readonly onClose: () => void;
}

function Finder({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(paletteTexts);
  const format = useFormat();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const { items, isBusy } = useFinds(typed);
  const at = Math.min(chosen, items.length - 1);
  useEffect(() => field.current?.focus(), []);
  // Chromium answers with a promise, which is no clean-up.
  useEffect(() => void document.getElementById(optionId(at))?.scrollIntoView({ block: 'nearest' }), [at]);
  const go = (find: Find) => {
    onClose();
    void navigate(find.address);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && items.length > 0) setChosen((at + step + items.length) % items.length);
    else if (event.key === 'Enter' && items[at] !== undefined && !event.nativeEvent.isComposing) go(items[at]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        ref={field}
        className={styles['field']}
        role="combobox"
        aria-label={t.title}
        aria-expanded={items.length > 0}
        aria-controls="palette-list"
        aria-activedescendant={at < 0 ? undefined : optionId(at)}
        placeholder={t.hint}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        maxLength={100}
        onChange={({ target }) => {
          setTyped(target.value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      <FindList items={items} at={at} onPoint={setChosen} onGo={go} />
      <p className={styles['foot']}>
        <span role="status">
          {isBusy ? t.searching : items.length === 0 ? t.nothing : t.count(format.number(items.length))}
        </span>
        <span aria-hidden>{t.keys}</span>
      </p>
    </>
  );
}

export function PaletteDialog({ isOpen, times, onClose }: Properties): ReactNode {
  const t = useTexts(paletteTexts);
  return (
    <Modal
      open={isOpen}
      title={<span className="pl-only-heard">{t.title}</span>}
      onCancel={onClose}
      footer={null}
      closable={false}
      width={620}
      style={{ top: 72 }}
      styles={{ container: { padding: 0, overflow: 'hidden' }, header: { margin: 0 } }}
      destroyOnHidden
    >
      <Finder key={times} onClose={onClose} />
    </Modal>
  );
}
