import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';
import { ROOT_ID } from '../../session/permission';

export type Setup = components['schemas']['SetupResponse'];
export type SetupStep = Setup['steps'][number]['step'];
export type Unit = components['schemas']['UnitResponse'];
export type Slip = components['schemas']['SlipView'];

export const SCHOOL_ADMIN = 'school_admin';
const SHOWN = 200;

export const useSetup = (isWanted = true) =>
  query.useQuery('get', '/api/org/v1/setup', undefined, { enabled: isWanted });

export const useRoot = () =>
  query.useQuery('get', '/api/org/v1/units/{unitId}', { params: { path: { unitId: ROOT_ID } } });

export const useSchools = () =>
  query.useQuery('get', '/api/org/v1/units', {
    params: { query: { kind: 'school', status: 'active', sort: '-created', limit: SHOWN } },
  });

export const useRegions = (below: string | undefined, isWanted = true) =>
  query.useQuery(
    'get',
    '/api/org/v1/regions',
    { params: { query: below === undefined ? {} : { below } } },
    { enabled: isWanted, staleTime: Infinity },
  );

export const useAdministrators = (unitId: string | undefined) =>
  query.useQuery(
    'get',
    '/api/org/v1/role-assignments',
    { params: { query: { unitId: unitId ?? '', roleKey: SCHOOL_ADMIN, limit: 50 } } },
    { enabled: unitId !== undefined },
  );

export type Sample = components['schemas']['SampleDataResponse'];
const LOOK_AGAIN_MS = 1_500;

/** Looked at again while the server makes or removes it. */
export const useSample = () =>
  query.useQuery('get', '/api/org/v1/sample-data', undefined, {
    refetchInterval: ({ state: { data } }) =>
      data?.state === 'making' || data?.state === 'removing' ? LOOK_AGAIN_MS : false,
  });

/** What a step wrote is asked for again, here and in the rest of the portal. */
export function useWritten(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    () => client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/org/v1/') }),
    [client],
  );
}

const TRIES = 20;
const PAUSE_MS = 500;

/** A new sign-in code. The account of somebody who was added a moment ago is opened in the background: it is waited for. */
export async function makeSlip(personId: string): Promise<Slip | undefined> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const { data } = await api.POST('/api/identity/v1/slips', { body: { personIds: [personId] } });
    if (data?.slips[0] !== undefined) return data.slips[0];
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return undefined;
}
