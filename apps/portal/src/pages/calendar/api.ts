import { query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';
import { useIdentities } from '../../session/identities';

export type Calendar = components['schemas']['CalendarResponse'];
export type Entry = components['schemas']['CalendarEntryResponse'];
export type Term = components['schemas']['ListedTermResponse'];

/** Of the identity in use. */
export function useOwnCalendar() {
  const { current } = useIdentities();
  const asked = current === undefined ? {} : { identityId: current.identityId };
  return query.useQuery('get', '/api/org/v1/me/calendar', { params: { query: asked } }, { staleTime: 300_000 });
}

export const useCalendarOf = (unitId: string | undefined, from: string) =>
  query.useQuery(
    'get',
    '/api/org/v1/units/{unitId}/calendar',
    { params: { path: { unitId: unitId ?? '' }, query: { from } } },
    { enabled: unitId !== undefined },
  );
