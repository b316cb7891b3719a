import { useQueryClient } from '@tanstack/react-query';
import { query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';
import { useTell } from '@plinth/ui';
import { PEOPLE_KEY } from '../people/api';

type Schemas = components['schemas'];
export type Person = Schemas['PersonResponse'];
export type Identifier = Schemas['PersonIdentifierResponse'];
export type Place = Schemas['PersonPlaceResponse'];
export type Relative = Schemas['RelativeResponse'];

const PATH = '/api/org/v1/people/{personId}';
const one = (personId: string) => ({ params: { path: { personId } } });

export const usePerson = (personId: string) => query.useQuery('get', PATH, one(personId));

/** The account of a person, for those who may see accounts. */
export const useAccount = (personId: string, isWanted: boolean) =>
  query.useQuery(
    'post',
    '/api/identity/v1/accounts/search',
    { body: { personId } },
    { enabled: isWanted, retry: false },
  );

/** Everything that can be done with a person; afterwards the page and the lists show what is so now. */
export function usePersonActions(personId: string, version: number) {
  const client = useQueryClient();
  const tell = useTell();
  const change = query.useMutation('patch', PATH);
  const suspend = query.useMutation('post', '/api/org/v1/people/{personId}/suspend');
  const restore = query.useMutation('post', '/api/org/v1/people/{personId}/restore');
  const end = query.useMutation('post', '/api/org/v1/people/{personId}/end');
  const correct = query.useMutation('post', '/api/org/v1/people/{personId}/identifiers');
  const move = query.useMutation('post', '/api/org/v1/memberships/{id}/move');
  const endPlace = query.useMutation('post', '/api/org/v1/memberships/{id}/end');
  const reveal = query.useMutation('post', '/api/org/v1/people/{personId}/reveal');
  const then = async (work: Promise<unknown>, told: string): Promise<void> => {
    await work;
    tell.done(told);
    void client.invalidateQueries({ queryKey: [PEOPLE_KEY] });
    await client.invalidateQueries({ queryKey: ['get', PATH, one(personId)] });
  };
  const at = (id: string) => ({ params: { path: { id } } });
  return {
    change: (body: Schemas['ChangePersonBody'], told: string) =>
      then(change.mutateAsync({ ...one(personId), body: { ...body, version } }), told),
    suspend: (told: string) => then(suspend.mutateAsync(one(personId)), told),
    restore: (told: string) => then(restore.mutateAsync(one(personId)), told),
    end: (body: Schemas['EndPersonBody'], told: string) => then(end.mutateAsync({ ...one(personId), body }), told),
    correct: (body: Schemas['CorrectIdentifierBody'], told: string) =>
      then(correct.mutateAsync({ ...one(personId), body: { ...body, version } }), told),
    move: (id: string, unitId: string, told: string) => then(move.mutateAsync({ ...at(id), body: { unitId } }), told),
    endPlace: (id: string, body: Schemas['EndMembershipBody'], told: string) =>
      then(endPlace.mutateAsync({ ...at(id), body }), told),
    reveal: async (body: Schemas['RevealBody']) => (await reveal.mutateAsync({ ...one(personId), body })).value,
  };
}

export type PersonActions = ReturnType<typeof usePersonActions>;
