import { decodeCursor, pageOf } from '@plinth/platform-database';
import type { Page } from '@plinth/platform-database';
import type { RosterPageQuery } from './roster.dto';

export const limitOf = (query: RosterPageQuery): number => query.limit ?? 100;

/** Id after which a page begins. @throws DomainError `database.cursor_invalid` */
export function afterOf(query: RosterPageQuery): string | null {
  if (query.cursor === undefined) return null;
  const [id] = decodeCursor(query.cursor, 1);
  // What is not an id is refused like any other cursor that we did not make.
  return typeof id === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)
    ? id
    : String(decodeCursor('', 1)[0]);
}

export const pageById = <T extends { readonly id: string }>(rows: readonly T[], query: RosterPageQuery): Page<T> =>
  pageOf(rows, limitOf(query), ({ id }) => [id]);
