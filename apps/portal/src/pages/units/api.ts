import { useQueries, useQueryClient } from '@tanstack/react-query';
import { query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';
import { useTell } from '@plinth/ui';
import type { Unit } from '../../session/unit-in-view';

type Schemas = components['schemas'];

/** Units below one that a tree shows; a search finds the others. */
export const SHOWN = 500;

const childrenOf = (unitId: string) =>
  query.queryOptions(
    'get',
    '/api/org/v1/units/{unitId}/children',
    { params: { path: { unitId }, query: { limit: SHOWN, status: 'active' } } },
    { staleTime: 60_000 },
  );

export function useChildren(unitIds: readonly string[]): ReadonlyMap<string, Schemas['UnitPageResponse']> {
  const found = useQueries({ queries: unitIds.map((unitId) => childrenOf(unitId)) });
  return new Map(
    unitIds.flatMap((unitId, index) => (found[index]?.data ? [[unitId, found[index].data] as const] : [])),
  );
}

export const useAncestors = (unitId: string | undefined) =>
  query.useQuery(
    'get',
    '/api/org/v1/units/{unitId}/ancestors',
    { params: { path: { unitId: unitId ?? '' } } },
    { enabled: unitId !== undefined, staleTime: 60_000 },
  );

export const useHistory = (unitId: string) =>
  query.useQuery('get', '/api/org/v1/units/{unitId}/history', { params: { path: { unitId } } });

export const useFound = (q: string, underId: string | undefined) =>
  query.useQuery(
    'get',
    '/api/org/v1/units',
    { params: { query: { q, limit: 100, status: 'active', ...(underId === undefined ? {} : { underId }) } } },
    { enabled: q !== '', placeholderData: (before) => before },
  );

export function useUnitActions(unit: Unit) {
  const client = useQueryClient();
  const tell = useTell();
  const add = query.useMutation('post', '/api/org/v1/units');
  const change = query.useMutation('patch', '/api/org/v1/units/{unitId}');
  const move = query.useMutation('post', '/api/org/v1/units/{unitId}/move');
  const end = query.useMutation('post', '/api/org/v1/units/{unitId}/end');
  const at = { params: { path: { unitId: unit.id } } };
  const then = async (told: string): Promise<void> => {
    tell.done(told);
    // Names and places of units stand in many answers.
    await client.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/org/v1/units'),
    });
  };
  return {
    add: async (body: Omit<Schemas['AddUnitBody'], 'parentId'>, told: (name: string) => string) => {
      const added = await add.mutateAsync({ body: { ...body, parentId: unit.id } });
      await then(told(added.displayName));
    },
    change: async (body: Schemas['ChangeUnitBody'], told: string) => {
      await change.mutateAsync({ ...at, body: { ...body, version: unit.version } });
      await then(told);
    },
    move: async (parentId: string, told: string) => {
      await move.mutateAsync({ ...at, body: { parentId } });
      await then(told);
    },
    end: async (body: Schemas['EndUnitBody'], told: string) => {
      await end.mutateAsync({ ...at, body });
      await then(told);
    },
  };
}

export type UnitActions = ReturnType<typeof useUnitActions>;
