import { useQuery } from '@tanstack/react-query';
import { api, query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';

export type Pupil = components['schemas']['RosterPersonResponse'];

const AT_ONCE = 200;

export const useOwnClasses = () =>
  query.useQuery('get', '/api/org/v1/me/class-cards', undefined, { staleTime: 300_000, retry: false });

/** Everybody of the class, in the order of lists. */
async function pupilsOf(classId: string, signal: AbortSignal): Promise<readonly Pupil[]> {
  const found: Pupil[] = [];
  for (let cursor: string | undefined, isMore = true; isMore; isMore = cursor !== undefined) {
    const { data } = await api.GET('/api/org/v1/me/classes/{classId}/pupils', {
      params: { path: { classId }, query: { limit: AT_ONCE, ...(cursor === undefined ? {} : { cursor }) } },
      signal,
    });
    found.push(...(data?.items ?? []));
    cursor = data?.nextCursor;
  }
  const keyOf = ({ pinyin = '', name = '' }: Pupil): string => `${pinyin} ${name}`;
  return found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

export const usePupils = (classId: string) =>
  useQuery({ queryKey: ['pupils of a class', classId], queryFn: ({ signal }) => pupilsOf(classId, signal) });
