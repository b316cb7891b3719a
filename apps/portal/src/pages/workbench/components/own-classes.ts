import { query } from '@plinth/api-client';
import { useIdentities } from '../../../session/identities';

/** Of the identity in use alone. */
export function useOwnClasses() {
  const { acting } = useIdentities();
  return query.useQuery('get', '/api/org/v1/me/class-cards', undefined, {
    staleTime: 60_000,
    select: ({ items }) => items.filter((item) => acting.some(({ identityId }) => identityId === item.identityId)),
  });
}
