import RightOutlined from '@ant-design/icons/RightOutlined';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { depthStep, stepOf } from './tree-keys';
import type { TreeRow } from './tree-keys';
import styles from './tree.module.css';

interface Properties {
  readonly label: string;
  /** Those in sight were everything unfolded that is, from top to bottom. */
  readonly rows: readonly TreeRow[];
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
  readonly onFold: (key: string, isOpen: boolean) => void;
}

const ROW_HEIGHT = 36;

/** A tree of any size, folded and unfolded by its page (WAI-ARIA tree: arrows, Home, End, Enter). */
export function VirtualTree({ label, rows, chosen, onChoose, onFold }: Properties): ReactNode {
  const scroll = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<string>();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  });
  const found = rows.findIndex(({ key }) => key === (at ?? chosen));
  const active = Math.max(0, found);
  const isThere = rows.some(({ key }) => key === chosen);
  useEffect(() => {
    const index = rows.findIndex(({ key }) => key === chosen);
    if (index >= 0) virtual.scrollToIndex(index);
    // Once, when it comes into the list; not with every fold.
  }, [chosen, isThere]);

  const go = (index: number): void => {
    const row = rows[index];
    if (row === undefined) return;
    setAt(row.key);
    virtual.scrollToIndex(index);
    requestAnimationFrame(() => scroll.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus());
  };
  const onKey = (event: KeyboardEvent): void => {
    const row = rows[active];
    const step = stepOf(rows, active, event.key);
    if (row === undefined || step === undefined) return;
    event.preventDefault();
    if (step === 'open' || step === 'fold') onFold(row.key, step === 'open');
    else if (step === 'choose') onChoose(row.key);
    else go(step);
  };

  return (
    <div className={styles['scroll']} ref={scroll} role="tree" aria-label={label} onKeyDown={onKey}>
      <div className={styles['body']} style={{ height: virtual.getTotalSize() }} role="presentation">
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index] as TreeRow;
          return (
            <div
              key={row.key}
              data-row={index}
              role="treeitem"
              aria-level={row.depth + 1}
              aria-selected={row.key === chosen}
              aria-expanded={row.isOpen}
              tabIndex={index === active ? 0 : -1}
              className={styles['row']}
              style={{ transform: `translateY(${start}px)`, paddingLeft: 10 + row.depth * depthStep }}
              onClick={() => {
                setAt(row.key);
                onChoose(row.key);
              }}
            >
              <span
                className={`${styles['turn']} ${row.isOpen === true ? styles['open'] : ''}`}
                aria-hidden
                onClick={(event) => {
                  if (row.isOpen === undefined) return;
                  event.stopPropagation();
                  onFold(row.key, !row.isOpen);
                }}
              >
                {row.isOpen === undefined ? null : <RightOutlined />}
              </span>
              <span className={styles['label']} title={row.label}>
                {row.label}
              </span>
              {row.note === undefined ? null : <span className={styles['note']}>{row.note}</span>}
            </div>
          );
        })}
      </div>
    </div>
  );
}
