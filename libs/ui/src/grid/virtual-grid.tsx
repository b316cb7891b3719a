import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
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
  /** Rows before the place where the list was entered: what is in sight stays there while their number becomes known. */
  readonly rowsBefore?: number;
  readonly hasStart?: boolean;
  /** Whether the list is known to its end; while not, no count is told. */
  readonly hasEnd: boolean;
  /** The rows are those of the list before; the new ones are on their way. */
  readonly isBehind?: boolean;
  readonly rowAt: (index: number) => T | undefined;
  readonly onLook: (first: number, last: number) => void;
  /** Told the topmost row in sight. */
  readonly onTop?: (row: T | undefined) => void;
  readonly onOpen: (row: T) => void;
  /** A letter typed on a row, and Home where the start is not known. */
  readonly onLetter?: (letter: string | undefined) => void;
  /** Another list is read from where it is entered. */
  readonly listKey: string;
}

const ROW_HEIGHT = 44;
const HEAD_HEIGHT = 40;

/** Tells by how many rows to move so that those in sight stay in sight, or where another list is entered. */
function usePlace(listKey: string, rowsBefore: number, move: (rows: number, isEntered: boolean) => void): void {
  const place = useRef<{ readonly listKey: string; readonly rowsBefore: number }>(undefined);
  useLayoutEffect(() => {
    const last = place.current;
    place.current = { listKey, rowsBefore };
    if (last?.listKey !== listKey) move(rowsBefore, true);
    else if (last.rowsBefore !== rowsBefore) move(rowsBefore - last.rowsBefore, false);
  });
}

interface RowProperties<T> {
  readonly columns: readonly GridColumn<T>[];
  readonly row: T | undefined;
  readonly index: number;
  readonly start: number;
  readonly isActive: boolean;
}

const tracksOf = <T,>(columns: readonly GridColumn<T>[]): string => columns.map(({ width }) => width).join(' ');

function Row<T>({ columns, row, index, start, isActive }: RowProperties<T>): ReactNode {
  return (
    <div
      data-row={index}
      role="row"
      aria-rowindex={index + 2}
      tabIndex={isActive ? 0 : -1}
      className={styles['row']}
      style={{ gridTemplateColumns: tracksOf(columns), height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
    >
      {columns.map(({ key, isNumber, render }) => (
        <div key={key} role="gridcell" className={`${styles['cell']} ${isNumber === true ? styles['number'] : ''}`}>
          {row === undefined ? <span className={styles['blank']} /> : render(row)}
        </div>
      ))}
    </div>
  );
}

/** A grid is drawn several times for one list that comes: its rows only when something of them is another. */
const SteadyRow = memo(Row) as typeof Row;

const rowNumber = (target: EventTarget): number | undefined => {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset['row'] : undefined;
  return row === undefined ? undefined : Number(row);
};

/** Any number of rows, of which those in sight are in the page. Arrow keys go from row to row, Enter opens one. */
export function VirtualGrid<T>(properties: Properties<T>): ReactNode {
  const { label, columns, rowCount, hasEnd, rowAt, onLook, onOpen, onTop, onLetter, listKey } = properties;
  const { rowsBefore = 0, hasStart = true, isBehind = false } = properties;
  const scroll = useRef<HTMLDivElement>(null);
  /** A row that is taken out while it has the focus does not say so. */
  const hasFocus = useRef(false);
  /** Counted from where the list was entered. */
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
  useEffect(() => {
    // Another list has been entered and its place not come to yet: what is in sight is about to change.
    const isThere = Math.abs((virtual.scrollOffset ?? 0) - (scroll.current?.scrollTop ?? 0)) < ROW_HEIGHT;
    if (isThere) onLook(first, last);
  });
  const top = rowAt(virtual.range?.startIndex ?? 0);
  useEffect(() => onTop?.(top), [top, onTop]);
  const focusActive = (): void => {
    requestAnimationFrame(() =>
      scroll.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus({ preventScroll: true }),
    );
  };
  // A row that had the focus may be taken out long after its list was left: the row that stands for it has it then.
  useEffect(() => {
    if (hasFocus.current && document.activeElement === document.body)
      scroll.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus({ preventScroll: true });
  });
  usePlace(listKey, rowsBefore, (rows, isEntered) => {
    const box = scroll.current;
    if (box === null) return;
    box.scrollTop = (isEntered ? 0 : box.scrollTop) + rows * ROW_HEIGHT;
    // The rows of the new place are put in before anything is painted.
    queueMicrotask(() => box.dispatchEvent(new Event('scroll')));
    if (isEntered) setActive(0);
    if (hasFocus.current && (isEntered || !box.contains(document.activeElement))) focusActive();
  });
  const go = (index: number): void => {
    const wanted = Math.max(0, Math.min(rowCount - 1, index));
    setActive(wanted - rowsBefore);
    virtual.scrollToIndex(wanted);
    focusActive();
  };
  const onKey = (event: KeyboardEvent): void => {
    const at = active + rowsBefore;
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? 400) / ROW_HEIGHT) - 2);
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    const step = steps[event.key];
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (step !== undefined) go(at + step);
    else if (event.key === 'Home') {
      if (hasStart || onLetter === undefined) go(0);
      else onLetter(undefined);
    } else if (event.key === 'End') go(rowCount - 1);
    else if (event.key === 'Enter' && event.target === event.currentTarget.querySelector(`[data-row="${at}"]`)) {
      const row = rowAt(at);
      if (row !== undefined) onOpen(row);
    } else if (onLetter !== undefined && isPlain && /^[a-z]$/i.test(event.key)) onLetter(event.key.toLowerCase());
    else return;
    event.preventDefault();
  };

  return (
    <div
      className={styles['scroll']}
      ref={scroll}
      role="grid"
      aria-label={label}
      aria-rowcount={hasEnd && hasStart ? rowCount + 1 : -1}
      aria-busy={isBehind}
      aria-colcount={columns.length}
      onKeyDown={onKey}
      onFocus={({ target }) => {
        hasFocus.current = true;
        const index = rowNumber(target);
        if (index !== undefined) setActive(index - rowsBefore);
      }}
      onBlur={() => (hasFocus.current = false)}
      onDoubleClick={({ target }) => {
        const row = rowAt(rowNumber(target) ?? -1);
        if (row !== undefined) onOpen(row);
      }}
    >
      <div className={styles['head']} role="row" aria-rowindex={1} style={{ gridTemplateColumns: tracksOf(columns) }}>
        {columns.map(({ key, title, sort }) => (
          <div key={key} role="columnheader" className={styles['cell']} aria-sort={sort}>
            {title}
          </div>
        ))}
      </div>
      <div className={styles['body']} role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start }) => (
          <SteadyRow
            key={index - rowsBefore}
            columns={columns}
            row={rowAt(index)}
            index={index}
            start={start}
            isActive={index === active + rowsBefore}
          />
        ))}
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
