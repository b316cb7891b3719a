import { useQueries } from '@tanstack/react-query';
import { query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';
import { useMay, useMe } from '../../session/session';
import type { filterOf } from './filter';

export type Entry = components['schemas']['EntryResponse'];

const PAGE = 50;
const NAMES_STALE_MS = 300_000;
const PERSON = 'person:';

export const useEntries = (filter: ReturnType<typeof filterOf> | undefined) =>
  query.useInfiniteQuery(
    'get',
    '/api/audit/v1/entries',
    { params: { query: { ...filter, limit: PAGE } } },
    {
      enabled: filter !== undefined,
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: ({ nextCursor }: { readonly nextCursor?: string }) => nextCursor,
      // Each look is an entry of its own: asked for when somebody looks, not whenever the window is come back to.
      refetchOnWindowFocus: false,
      staleTime: Infinity,
      gcTime: 0,
    },
  );

/** Names of those who acted, as far as they hold roles: looking at a person would be an entry of its own. */
export function useActorNames(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const me = useMe().data;
  const may = useMay()('org.role.read');
  const ids = new Set(entries.flatMap(({ actor }) => (actor.startsWith(PERSON) ? [actor.slice(PERSON.length)] : [])));
  const asked = [...ids].filter((id) => may && id !== me?.personId);
  const answers = useQueries({
    queries: asked.map((personId) =>
      query.queryOptions(
        'get',
        '/api/org/v1/role-assignments',
        { params: { query: { personId, limit: 1 } } },
        { staleTime: NAMES_STALE_MS, retry: false },
      ),
    ),
  });
  return new Map([
    ...(me?.name === undefined ? [] : [[`${PERSON}${me.personId}`, me.name] as const]),
    ...answers.flatMap(({ data }, at) => {
      const name = data?.items[0]?.personName;
      return typeof name === 'string' ? [[`${PERSON}${asked[at]}`, name] as const] : [];
    }),
  ]);
}
