import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useReducer } from 'react';

export interface CursorPage<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string | undefined;
}

interface Options<T> {
  /** What the list is of: another key is another list, from its start. */
  readonly queryKey: readonly unknown[];
  readonly load: (cursor: string | undefined, signal: AbortSignal) => Promise<CursorPage<T>>;
  /** Rows that every page but the last holds. */
  readonly pageSize: number;
  readonly isEnabled?: boolean;
}

export interface CursorWindows<T> {
  /** Rows that may be scrolled to: those known, and a page ahead while there are more. */
  readonly rowCount: number;
  readonly hasEnd: boolean;
  readonly rowAt: (index: number) => T | undefined;
  /** Told by the list: the rows in sight. */
  readonly look: (first: number, last: number) => void;
  readonly isLoadingFirst: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

interface State {
  readonly list: string;
  /** Where each page begins; the first begins at the start. */
  readonly cursors: readonly (string | undefined)[];
  /** Known once the last page has been read. */
  readonly rows: number | undefined;
  readonly first: number;
  readonly last: number;
}

type Change =
  | { readonly kind: 'list'; readonly list: string }
  | { readonly kind: 'look'; readonly first: number; readonly last: number }
  | {
      readonly kind: 'page';
      readonly list: string;
      readonly index: number;
      readonly page: CursorPage<unknown>;
      readonly pageSize: number;
    };

const startOf = (list: string): State => ({ list, cursors: [undefined], rows: undefined, first: 0, last: 0 });

export function changed(state: State, change: Change): State {
  if (change.kind === 'list') return change.list === state.list ? state : startOf(change.list);
  if (change.kind === 'look')
    return change.first === state.first && change.last === state.last
      ? state
      : { ...state, first: change.first, last: change.last };
  const { index, page, pageSize } = change;
  if (change.list !== state.list || index >= state.cursors.length) return state;
  if (page.nextCursor === undefined) {
    const rows = index * pageSize + page.items.length;
    return rows === state.rows ? state : { ...state, cursors: state.cursors.slice(0, index + 1), rows };
  }
  if (state.cursors[index + 1] === page.nextCursor) return state;
  // A line that came or went moves where the pages behind it begin.
  return { ...state, cursors: [...state.cursors.slice(0, index + 1), page.nextCursor], rows: undefined };
}

const KEPT_MS = 30_000;

/**
 * A long list by its cursor: pages in sight are loaded in both directions and those far away forgotten, so that a hundred
 * thousand rows take as much memory as a thousand.
 */
export function useCursorWindows<T>({ queryKey, load, pageSize, isEnabled = true }: Options<T>): CursorWindows<T> {
  const list = JSON.stringify(queryKey);
  const [state, change] = useReducer(changed, list, startOf);
  if (state.list !== list) change({ kind: 'list', list });
  const current = state.list === list ? state : startOf(list);
  const client = useQueryClient();
  const firstPage = Math.max(0, Math.floor(current.first / pageSize) - 1);
  const lastPage = Math.min(current.cursors.length - 1, Math.floor(current.last / pageSize) + 1);
  const indexes = useMemo(
    () => Array.from({ length: lastPage - firstPage + 1 }, (_, offset) => firstPage + offset),
    [firstPage, lastPage],
  );
  const results = useQueries({
    queries: indexes.map((index) => ({
      queryKey: [...queryKey, 'page', current.cursors[index] ?? ''],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => load(current.cursors[index], signal),
      enabled: isEnabled,
      gcTime: KEPT_MS,
      staleTime: KEPT_MS,
    })),
  });
  const pages = new Map(indexes.map((index, position) => [index, results[position]?.data]));
  useEffect(() => {
    for (const [index, page] of pages) if (page !== undefined) change({ kind: 'page', list, index, page, pageSize });
  });
  const look = useCallback((first: number, last: number) => change({ kind: 'look', first, last }), []);
  const failed = results.find(({ error, data }) => error !== null && data === undefined);
  return {
    rowCount:
      current.rows ??
      (pages.get(0) === undefined && current.cursors.length === 1 ? 0 : current.cursors.length * pageSize),
    hasEnd: current.rows !== undefined,
    rowAt: (index) => pages.get(Math.floor(index / pageSize))?.items[index % pageSize],
    look,
    isLoadingFirst: current.cursors.length === 1 && current.rows === undefined && failed === undefined,
    error: failed?.error ?? null,
    retry: () => void client.refetchQueries({ queryKey, predicate: ({ state: { status } }) => status === 'error' }),
  };
}
