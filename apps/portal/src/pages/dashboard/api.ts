import { query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';

export type AccountFacts = components['schemas']['UnitAccountFactsResponse'];
export type Facts = components['schemas']['UnitFactsResponse'];

const of = (unitId: string | undefined) => ({ params: { path: { unitId: unitId ?? '' } } });

export const useFacts = (unitId: string | undefined) =>
  query.useQuery('get', '/api/org/v1/units/{unitId}/facts', of(unitId), { enabled: unitId !== undefined });

export const useFactsBelow = (unitId: string | undefined) =>
  query.useQuery('get', '/api/org/v1/units/{unitId}/facts/children', of(unitId), { enabled: unitId !== undefined });

/** Of those who print slips and see no accounts. */
export const useUnusedSlips = (unitId: string | undefined, isAllowed: boolean) =>
  query.useQuery('get', '/api/identity/v1/units/{unitId}/unused-slips', of(unitId), {
    enabled: unitId !== undefined && isAllowed,
  });

/** Absent where one may not see accounts. */
export const useAccountFacts = (unitId: string | undefined, isAllowed: boolean) =>
  query.useQuery('get', '/api/identity/v1/units/{unitId}/account-facts', of(unitId), {
    enabled: unitId !== undefined && isAllowed,
  });
