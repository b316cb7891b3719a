import { DomainError } from '@plinth/error-contract';
import { DatabaseErrors } from './errors';

/** Position after the last row of a page: the values of the sort columns, opaque to the client. */
export type CursorValues = readonly (string | number | null)[];

export const encodeCursor = (values: CursorValues): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** @throws DomainError `database.cursor_invalid` for anything that `encodeCursor` did not make with that many values */
export function decodeCursor(cursor: string, length: number): CursorValues {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isValue = (value: unknown): boolean => value === null || ['string', 'number'].includes(typeof value);
    if (Array.isArray(values) && values.length === length && values.every(isValue)) return values as CursorValues;
  } catch {
    // falls through: what cannot be parsed is refused like what does not fit
  }
  throw new DomainError(DatabaseErrors.cursorInvalid);
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
}

/** Makes a page of `limit` from `limit + 1` rows. */
export function pageOf<T>(rows: readonly T[], limit: number, cursorOf: (row: T) => CursorValues): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined ? { items, nextCursor: encodeCursor(cursorOf(last)) } : { items };
}
