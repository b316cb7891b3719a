import { useQueries } from '@tanstack/react-query';
import { query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';
import { useMay, useMe } from '../../session/session';
import type { filterOf } from './filter';

export type Entry = components['schemas']['EntryResponse'];

const PAGE = 50;
const NAMES_STALE_MS = 300_000;
export const PERSON = 'person:';
const IS_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

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

/** As many as are asked for at once. */
const NAMES_AT_ONCE = 50;

/** Names of people among those who acted and were acted on: masked where one may read the trail but not see the person. */
export function useNames(subjects: readonly string[]): ReadonlyMap<string, string> {
  const me = useMe().data;
  const may = useMay()('org.unit.read');
  const ids = new Set(subjects.flatMap((one) => (one.startsWith(PERSON) ? [one.slice(PERSON.length)] : [])));
  const asked = [...ids].filter((id) => may && IS_ID.test(id) && id !== me?.personId);
  // In the order in which they came: a longer trail asks for those that are new.
  const answers = useQueries({
    queries: Array.from({ length: Math.ceil(asked.length / NAMES_AT_ONCE) }, (_, part) =>
      query.queryOptions(
        'get',
        '/api/org/v1/people/names',
        { params: { query: { ids: asked.slice(part * NAMES_AT_ONCE, (part + 1) * NAMES_AT_ONCE) } } },
        { staleTime: NAMES_STALE_MS, retry: false },
      ),
    ),
  });
  return new Map([
    ...(me?.name === undefined ? [] : [[`${PERSON}${me.personId}`, me.name] as const]),
    ...answers.flatMap(({ data }) => (data?.items ?? []).map(({ id, name }) => [`${PERSON}${id}`, name] as const)),
  ]);
}
