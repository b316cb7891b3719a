import { api, download, useCursorWindows } from '@plinth/api-client';
import type { components, CursorWindows } from '@plinth/api-client';
import { addressOf } from './filter';
import type { PeopleFilter } from './filter';

export type ListedPerson = components['schemas']['ListedPersonResponse'];

const PAGE = 100;

const queryOf = ({ q, role, status, sort }: PeopleFilter) => ({
  sort,
  ...(q.trim() === '' ? {} : { q: q.trim() }),
  ...(role === undefined ? {} : { role: [role] }),
  ...(status === undefined ? {} : { status }),
});

export const PEOPLE_KEY = 'people of a unit';

export function usePeople(unitId: string | undefined, filter: PeopleFilter): CursorWindows<ListedPerson> {
  return useCursorWindows<ListedPerson>({
    queryKey: [PEOPLE_KEY, unitId ?? '', queryOf(filter)],
    pageSize: PAGE,
    isEnabled: unitId !== undefined,
    load: async (cursor, signal) => {
      const { data } = await api.GET('/api/org/v1/people', {
        params: {
          query: {
            unitId: unitId as string,
            limit: PAGE,
            ...queryOf(filter),
            ...(cursor === undefined ? {} : { cursor }),
          },
        },
        signal,
      });
      return data ?? { items: [] };
    },
  });
}

/** The list as it is filtered, as a workbook. */
export function exportPeople(unitId: string, filter: PeopleFilter): Promise<void> {
  const address = addressOf({ ...filter, q: filter.q.trim() });
  address.set('unitId', unitId);
  return download(`/api/org/v1/people/export?${address}`);
}
