import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import styles from './grid.module.css';

export interface GridColumn<T> {
  readonly key: string;
  readonly title: ReactNode;
  /** A track of the grid: `180px`, `minmax(140px, 1fr)`. */
  readonly width: string;
  readonly isNumber?: boolean;
  readonly sort?: 'ascending' | 'descending' | 'none';
  readonly render: (row: T) => ReactNode;
}

interface Properties<T> {
  readonly label: string;
  readonly columns: readonly GridColumn<T>[];
  readonly rowCount: number;
  /** Whether all rows are known; while not, no count is told. */
  readonly hasEnd: boolean;
  readonly rowAt: (index: number) => T | undefined;
  readonly onLook: (first: number, last: number) => void;
  readonly onOpen: (row: T) => void;
  /** Another list is read from its top. */
  readonly listKey: string;
}

const ROW_HEIGHT = 44;
const HEAD_HEIGHT = 40;

/** Any number of rows, of which those in sight are in the page. Arrow keys go from row to row, Enter opens one. */
export function VirtualGrid<T>(properties: Properties<T>): ReactNode {
  const { label, columns, rowCount, hasEnd, rowAt, onLook, onOpen, listKey } = properties;
  const scroll = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: HEAD_HEIGHT,
  });
  const shown = virtual.getVirtualItems();
  const [first, last] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0];
  useEffect(() => onLook(first, last), [first, last, onLook]);
  useEffect(() => {
    scroll.current?.scrollTo(0, 0);
    setActive(0);
  }, [listKey]);
  const template = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') };

  const go = (index: number): void => {
    const wanted = Math.max(0, Math.min(rowCount - 1, index));
    setActive(wanted);
    virtual.scrollToIndex(wanted);
    requestAnimationFrame(() =>
      scroll.current?.querySelector<HTMLElement>(`[data-row="${wanted}"]`)?.focus({ preventScroll: true }),
    );
  };
  const onKey = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 400) / ROW_HEIGHT) - 2);
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    const step = steps[event.key];
    if (step !== undefined) go(active + step);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(rowCount - 1);
    else if (event.key === 'Enter' && event.target === event.currentTarget.querySelector(`[data-row="${active}"]`)) {
      const row = rowAt(active);
      if (row !== undefined) onOpen(row);
    } else return;
    event.preventDefault();
  };

  return (
    <div
      className={styles['scroll']}
      ref={scroll}
      role="grid"
      aria-label={label}
      aria-rowcount={hasEnd ? rowCount + 1 : -1}
      aria-colcount={columns.length}
      onKeyDown={onKey}
    >
      <div className={styles['head']} role="row" aria-rowindex={1} style={template}>
        {columns.map(({ key, title, sort }) => (
          <div key={key} role="columnheader" className={styles['cell']} aria-sort={sort}>
            {title}
          </div>
        ))}
      </div>
      <div className={styles['body']} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const row = rowAt(index);
          return (
            <div
              key={index}
              data-row={index}
              role="row"
              aria-rowindex={index + 2}
              tabIndex={index === active ? 0 : -1}
              className={styles['row']}
              style={{ ...template, height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
              onFocus={() => setActive(index)}
              onDoubleClick={() => row !== undefined && onOpen(row)}
            >
              {columns.map(({ key, isNumber, render }) => (
                <div
                  key={key}
                  role="gridcell"
                  className={`${styles['cell']} ${isNumber === true ? styles['number'] : ''}`}
                >
                  {row === undefined ? <span className={styles['blank']} /> : render(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface SortProperties {
  readonly sort: 'ascending' | 'descending';
  readonly onTurn: () => void;
  readonly children: ReactNode;
}

/** The title of a column by which the list is ordered. */
export const SortTitle = ({ sort, onTurn, children }: SortProperties): ReactNode => (
  <button type="button" className={styles['sort']} onClick={onTurn}>
    {children}
    <span aria-hidden>{sort === 'ascending' ? '↑' : '↓'}</span>
  </button>
);
