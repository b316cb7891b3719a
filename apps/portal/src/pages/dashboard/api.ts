import { query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';

export type Facts = components['schemas']['UnitFactsResponse'];

const of = (unitId: string | undefined) => ({ params: { path: { unitId: unitId ?? '' } } });

export const useFacts = (unitId: string | undefined) =>
  query.useQuery('get', '/api/org/v1/units/{unitId}/facts', of(unitId), { enabled: unitId !== undefined });

export const useFactsBelow = (unitId: string | undefined) =>
  query.useQuery('get', '/api/org/v1/units/{unitId}/facts/children', of(unitId), { enabled: unitId !== undefined });
