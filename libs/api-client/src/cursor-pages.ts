/** A page of a list that is read in both directions. */
export interface CursorPage<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string | undefined;
  /** Absent where the list begins. */
  readonly previousCursor?: string | undefined;
}

/**
 * Where the pages of a long list begin, as far as they are known. Rows are numbered from where the reading began: from 0
 * onwards behind it, below 0 before it.
 */
export interface KnownPages {
  readonly list: string;
  /** Cursors of the pages 0, 1, 2 …; page 0 has none. */
  readonly after: readonly (string | undefined)[];
  /** Cursors of the pages -1, -2 …: each ends where its cursor stands. */
  readonly before: readonly string[];
  /** Rows from 0 to the end; known once the last page has been read. */
  readonly rowsAfter: number | undefined;
  /** Rows before 0; known once the first page has been read. */
  readonly rowsBefore: number | undefined;
  /** The rows in sight. */
  readonly first: number;
  readonly last: number;
}

export type Change =
  | { readonly kind: 'list'; readonly list: string; readonly isFromStart: boolean }
  | { readonly kind: 'look'; readonly first: number; readonly last: number }
  | {
      readonly kind: 'page';
      readonly list: string;
      readonly index: number;
      readonly page: CursorPage<unknown>;
      readonly pageSize: number;
    };

export const startOf = ({
  list,
  isFromStart,
}: {
  readonly list: string;
  readonly isFromStart: boolean;
}): KnownPages => ({
  list,
  after: [undefined],
  before: [],
  rowsAfter: undefined,
  rowsBefore: isFromStart ? 0 : undefined,
  first: 0,
  last: 0,
});

type PageRead = Extract<Change, { readonly kind: 'page' }>;

/** A line that came or went moves where the pages beyond it begin: what was known of them is forgotten. */
function readAfter(state: KnownPages, { index, page, pageSize }: PageRead): KnownPages {
  if (page.nextCursor === undefined) {
    const rowsAfter = index * pageSize + page.items.length;
    return rowsAfter === state.rowsAfter ? state : { ...state, after: state.after.slice(0, index + 1), rowsAfter };
  }
  if (state.after[index + 1] === page.nextCursor) return state;
  return { ...state, after: [...state.after.slice(0, index + 1), page.nextCursor], rowsAfter: undefined };
}

/** `depth` is how many pages before row 0 are read with this one. */
function readBefore(state: KnownPages, { page, pageSize }: PageRead, depth: number): KnownPages {
  if (page.previousCursor === undefined) {
    const rowsBefore = Math.max(0, depth - 1) * pageSize + (depth === 0 ? 0 : page.items.length);
    return rowsBefore === state.rowsBefore ? state : { ...state, before: state.before.slice(0, depth), rowsBefore };
  }
  if (state.before[depth] === page.previousCursor) return state;
  return { ...state, before: [...state.before.slice(0, depth), page.previousCursor], rowsBefore: undefined };
}

export function changed(state: KnownPages, change: Change): KnownPages {
  if (change.kind === 'list') return change.list === state.list ? state : startOf(change);
  if (change.kind === 'look')
    return change.first === state.first && change.last === state.last
      ? state
      : { ...state, first: change.first, last: change.last };
  const { index } = change;
  if (change.list !== state.list || index >= state.after.length || -index > state.before.length) return state;
  if (index < 0) return readBefore(state, change, -index);
  const known = readAfter(state, change);
  // A list that is read from its start has nothing before it.
  return index > 0 || state.rowsBefore === 0 ? known : readBefore(known, change, 0);
}

/** Pages in sight, and those less than half a page away: whoever types or looks at the top of a list asks for one alone. */
export function pagesWanted({ first, last, after, before }: KnownPages, pageSize: number): readonly number[] {
  const ahead = pageSize / 2;
  const from = Math.max(-before.length, Math.floor((first - ahead) / pageSize));
  const to = Math.min(after.length - 1, Math.floor((last + ahead) / pageSize));
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) => from + offset);
}

/** Rows that may be scrolled to before row 0, and from it: those known, and a page beyond where there is more. */
export const rowsBeforeOf = ({ rowsBefore, before }: KnownPages, pageSize: number): number =>
  rowsBefore ?? before.length * pageSize;
export const rowsAfterOf = ({ rowsAfter, after }: KnownPages, pageSize: number): number =>
  rowsAfter ?? after.length * pageSize;

/** The row of a number. The page at the start of the list may hold fewer rows than a page: they are its last. */
export function rowOf<T>(
  pageAt: (index: number) => CursorPage<T> | undefined,
  row: number,
  pageSize: number,
): T | undefined {
  const index = Math.floor(row / pageSize);
  const items = pageAt(index)?.items;
  return index < 0 ? items?.[items.length - ((index + 1) * pageSize - row)] : items?.[row - index * pageSize];
}
