import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { isAllowed } from './permission';
import type { Permission, Right } from './permission';

const PERMISSIONS_STALE_MS = 60_000;

/** Who is signed in, as identity knows them. */
export const useMe = () => query.useQuery('get', '/api/identity/v1/me', undefined, { staleTime: 300_000 });

export function useRights(): { readonly rights: readonly Right[]; readonly isKnown: boolean } {
  const { data } = query.useQuery('get', '/api/org/v1/me/permissions', undefined, { staleTime: PERMISSIONS_STALE_MS });
  return useMemo(() => ({ rights: data?.items ?? [], isKnown: data !== undefined }), [data]);
}

/** Whether the person may do this at all; with a unit's path, on that unit. */
export function useMay(): (permission: Permission, unitPath?: string) => boolean {
  const { rights } = useRights();
  return useMemo(() => (permission, unitPath) => isAllowed(rights, permission, unitPath), [rights]);
}

interface Properties {
  readonly to: Permission;
  readonly at?: string | undefined;
  readonly children: ReactNode;
}

/** What one may not do is absent; the API refuses it too. */
export function Allowed({ to, at, children }: Properties): ReactNode {
  return useMay()(to, at) ? children : null;
}
