import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { Input } from 'antd';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { EmptyNotice, useTexts, VirtualTree } from '@plinth/ui';
import type { Unit } from '../../../session/unit-in-view';
import { SHOWN, useAncestors, useChildren, useFound } from '../api';
import { rowsOf, SAYS } from '../tree-rows';
import styles from '../units.module.css';
import { unitsTexts } from '../texts';

interface Properties {
  readonly tops: readonly Unit[];
  readonly chosen: Unit | undefined;
  readonly onChoose: (unitId: string) => void;
}

/** Units below one another, fetched as they are unfolded; a search shows what it finds instead. */
export function UnitTree({ tops, chosen, onChoose }: Properties): ReactNode {
  const t = useTexts(unitsTexts);
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(tops.map(({ id }) => id)));
  const ancestors = useAncestors(chosen?.id);
  useEffect(() => {
    // The way down to the chosen one lies open, also when it was named in the address.
    const way = (ancestors.data?.items ?? []).map(({ id }) => id);
    if (way.length > 0) setOpen((before) => new Set([...before, ...way.filter((id) => id !== chosen?.id)]));
  }, [ancestors.data, chosen?.id]);
  const below = useChildren(useMemo(() => [...open], [open]));
  const found = useFound(q, undefined);
  const rows =
    q === ''
      ? rowsOf({ tops, open, below, more: t.more(SHOWN) })
      : (found.data?.items ?? []).map(({ id, displayName }) => ({
          key: id,
          depth: 0,
          label: displayName,
          isOpen: undefined,
        }));
  return (
    <div className={styles['tree']}>
      <div className={styles['search']}>
        <Input
          allowClear
          type="search"
          prefix={<SearchOutlined aria-hidden />}
          placeholder={t.search}
          aria-label={t.search}
          maxLength={100}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <div className={styles['rows']}>
        {q !== '' && found.data?.items.length === 0 ? (
          <EmptyNotice picture={<SearchOutlined />} title={t.none} text={t.noneText} />
        ) : (
          <VirtualTree
            label={t.tree}
            rows={rows}
            chosen={chosen?.id}
            onChoose={(key) => (key.startsWith(SAYS) ? undefined : onChoose(key))}
            onFold={(key, isOpen) =>
              setOpen((before) => new Set(isOpen ? [...before, key] : [...before].filter((id) => id !== key)))
            }
          />
        )}
      </div>
    </div>
  );
}
