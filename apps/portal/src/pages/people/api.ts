import { useEffect, useState } from 'react';
import type { QueryClient } from '@tanstack/react-query';
import { api, cursorPageOptions, download, query, useCursorWindows } from '@plinth/api-client';
import type { components, CursorList, CursorWindows } from '@plinth/api-client';
import { isKnownToBeAllowed } from '../../session/session';
import { unitKnown } from '../../session/unit-in-view';
import type { ColumnKey } from './columns';
import { addressOf, filterOf } from './filter';
import type { PeopleFilter } from './filter';

export type ListedPerson = components['schemas']['ListedPersonResponse'];

const PAGE = 100;

const narrowed = ({ q, role, status }: PeopleFilter) => ({
  ...(q.trim() === '' ? {} : { q: q.trim() }),
  ...(role === undefined ? {} : { role: [role] }),
  ...(status === undefined ? {} : { status }),
});

const queryOf = (filter: PeopleFilter) => ({ sort: filter.sort, ...narrowed(filter) });

export const PEOPLE_KEY = 'people of a unit';

const listOf = (unitId: string, filter: PeopleFilter): CursorList<ListedPerson> => ({
  queryKey: [PEOPLE_KEY, unitId, queryOf(filter)],
  load: async (start, signal) => {
    const { data } = await api.GET('/api/org/v1/people', {
      params: { query: { unitId, limit: PAGE, ...queryOf(filter), ...start } },
      signal,
    });
    return data ?? { items: [] };
  },
});

export function usePeople(unitId: string | undefined, filter: PeopleFilter): CursorWindows<ListedPerson> {
  return useCursorWindows<ListedPerson>({
    ...listOf(unitId ?? '', filter),
    pageSize: PAGE,
    isEnabled: unitId !== undefined,
  });
}

/** Asks for the first lines as the page is gone to, where it is known already whose they are. */
export function askForPeople(queries: QueryClient, address: URL): void {
  const unitId = unitKnown(queries, address);
  if (unitId !== undefined && isKnownToBeAllowed(queries, 'org.person.read'))
    askForList(queries, unitId, filterOf(address.searchParams));
}

/** Asks for the first lines of a list before anything of it is drawn. */
export const askForList = (queries: QueryClient, unitId: string, filter: PeopleFilter): void =>
  void queries.prefetchQuery(cursorPageOptions(listOf(unitId, filter)));

const RESTED_MS = 300;

/** Whether a list has stood for a moment: one that is being typed for is gone before anybody reads how long it is. */
function useRested(list: string): boolean {
  const [rested, setRested] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setRested(list), RESTED_MS);
    return () => clearTimeout(timer);
  }, [list]);
  return rested === list;
}

/** How long the list is. Asked of the server after the rows, and only where the pages that are here do not tell. */
export function useTotal(unitId: string | undefined, filter: PeopleFilter, people: CursorWindows<ListedPerson>) {
  const isKnown = people.hasStart && people.hasEnd;
  const isRested = useRested(people.listKey) && !people.isLoadingFirst;
  const { data } = query.useQuery(
    'get',
    '/api/org/v1/people/count',
    { params: { query: { unitId: unitId as string, ...narrowed(filter) } } },
    { enabled: unitId !== undefined && !isKnown && isRested && people.error === null },
  );
  return isKnown ? { count: people.rowCount, isExact: true } : data;
}

/** The list as it is filtered, in the columns that are shown, as a workbook. */
export function exportPeople(unitId: string, filter: PeopleFilter, columns: readonly ColumnKey[]): Promise<void> {
  const address = addressOf({ ...filter, q: filter.q.trim() });
  address.set('unitId', unitId);
  address.set('columns', columns.join());
  return download(`/api/org/v1/people/export?${address}`);
}
