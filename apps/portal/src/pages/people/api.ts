import { useEffect, useState } from 'react';
import { api, download, query, useCursorWindows } from '@plinth/api-client';
import type { components, CursorWindows } from '@plinth/api-client';
import type { ColumnKey } from './columns';
import { addressOf } from './filter';
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

export function usePeople(unitId: string | undefined, filter: PeopleFilter): CursorWindows<ListedPerson> {
  return useCursorWindows<ListedPerson>({
    queryKey: [PEOPLE_KEY, unitId ?? '', queryOf(filter)],
    pageSize: PAGE,
    isEnabled: unitId !== undefined,
    load: async (start, signal) => {
      const { data } = await api.GET('/api/org/v1/people', {
        params: {
          query: {
            unitId: unitId as string,
            limit: PAGE,
            ...queryOf(filter),
            ...start,
          },
        },
        signal,
      });
      return data ?? { items: [] };
    },
  });
}

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
