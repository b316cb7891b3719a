import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { changed, pagesWanted, rowOf, rowsAfterOf, rowsBeforeOf, startOf } from './cursor-pages';
import type { CursorPage, KnownPages } from './cursor-pages';

/** Where a page is read from: the start of the list, a place in it, behind a cursor or before one. */
export interface PageStart {
  readonly cursor?: string;
  readonly before?: string;
  readonly from?: string;
}

export interface CursorList<T> {
  /** What the list is of: another key is another list, from its start. */
  readonly queryKey: readonly unknown[];
  readonly load: (start: PageStart, signal: AbortSignal) => Promise<CursorPage<T>>;
}

interface Options<T> extends CursorList<T> {
  /** Rows of every page but those at the ends of the list. */
  readonly pageSize: number;
  readonly isEnabled?: boolean;
}

/** What there is to show. */
interface Shown<T> {
  /** Another name is another list, or another place where it is entered. */
  readonly listKey: string;
  /** Rows that may be scrolled to: those known, and a page beyond while there are more. */
  readonly rowCount: number;
  /** How many of them are before the place where the list was entered. It changes as pages before it become known. */
  readonly rowsBefore: number;
  readonly hasStart: boolean;
  readonly hasEnd: boolean;
  readonly rowAt: (index: number) => T | undefined;
}

export interface CursorWindows<T> extends Shown<T> {
  /** Told by the list: the rows in sight. */
  readonly look: (first: number, last: number) => void;
  /** Enters the list at a place that the server knows by name; without one, at its start. */
  readonly jump: (from: string | undefined) => void;
  /** What is shown is still the list before, because nothing of the new one is here yet. */
  readonly isBehind: boolean;
  readonly isLoadingFirst: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

const KEPT_MS = 30_000;

function pageStart({ after, before }: KnownPages, index: number, from: string | undefined): PageStart {
  if (index < 0) return { before: before[-index - 1] as string };
  const cursor = after[index];
  return cursor !== undefined ? { cursor } : from !== undefined ? { from } : {};
}

/** One page of a list; without a start the first one, for whoever asks for it before the list is shown. */
export const cursorPageOptions = <T>({ queryKey, load }: CursorList<T>, start: PageStart = {}) => ({
  queryKey: [...queryKey, 'page', start],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => load(start, signal),
  gcTime: KEPT_MS,
  staleTime: KEPT_MS,
});

/**
 * A long list by its cursor: pages in sight are loaded in both directions and those far away forgotten, so that a hundred
 * thousand rows take as much memory as a thousand.
 */
export function useCursorWindows<T>({ queryKey, load, pageSize, isEnabled = true }: Options<T>): CursorWindows<T> {
  const whole = JSON.stringify(queryKey);
  const [entered, enter] = useState<{ readonly whole: string; readonly from: string | undefined }>();
  const from = entered?.whole === whole ? entered.from : undefined;
  const list = JSON.stringify([whole, from ?? '']);
  const isFromStart = from === undefined;
  const [state, change] = useReducer(changed, { list, isFromStart }, startOf);
  if (state.list !== list) change({ kind: 'list', list, isFromStart });
  const current = state.list === list ? state : startOf({ list, isFromStart });
  const client = useQueryClient();
  const wanted = pagesWanted(current, pageSize);
  const results = useQueries({
    queries: wanted.map((index) => ({
      ...cursorPageOptions({ queryKey, load }, pageStart(current, index, from)),
      enabled: isEnabled,
    })),
  });
  const pages = new Map(wanted.map((index, position) => [index, results[position]?.data]));
  useEffect(() => {
    for (const [index, page] of pages) if (page !== undefined) change({ kind: 'page', list, index, page, pageSize });
  });
  const failed = results.find(({ error, data }) => error !== null && data === undefined);
  const rowsBefore = rowsBeforeOf(current, pageSize);
  const isReady = pages.get(0) !== undefined || current.after.length > 1 || current.rowsAfter !== undefined;
  const shown: Shown<T> = {
    listKey: list,
    rowCount: isReady ? rowsBefore + rowsAfterOf(current, pageSize) : 0,
    rowsBefore,
    hasStart: current.rowsBefore !== undefined,
    hasEnd: current.rowsAfter !== undefined,
    rowAt: (row) => rowOf((index) => pages.get(index), row - rowsBefore, pageSize),
  };
  const last = useRef<Shown<T>>(undefined);
  useEffect(() => {
    if (isReady) last.current = shown;
  });
  // What was shown last stays until there is something of the new list: nothing flickers as one types or jumps.
  const isBehind = !isReady && failed === undefined && last.current !== undefined;
  const look = useCallback(
    (first: number, until: number) => {
      if (!isBehind) change({ kind: 'look', first: first - rowsBefore, last: until - rowsBefore });
    },
    [isBehind, rowsBefore],
  );
  return {
    ...(isBehind && last.current !== undefined ? last.current : shown),
    look,
    jump: useCallback((place) => enter({ whole, from: place }), [whole]),
    isBehind,
    isLoadingFirst: !isReady && failed === undefined,
    error: failed?.error ?? null,
    retry: () => void client.refetchQueries({ queryKey, predicate: ({ state: { status } }) => status === 'error' }),
  };
}
