import { useQuery } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { query } from '@plinth/api-client';
import { EVERYTHING, isAllowed } from './permission';
import type { Permission, Right } from './permission';

const ME_STALE_MS = 300_000;
const PERMISSIONS_STALE_MS = 60_000;

export const meOptions = () => query.queryOptions('get', '/api/identity/v1/me', undefined, { staleTime: ME_STALE_MS });

export const rightsOptions = () =>
  query.queryOptions('get', '/api/org/v1/me/permissions', undefined, { staleTime: PERMISSIONS_STALE_MS });

/** Who is signed in, as identity knows them. */
export const useMe = () => useQuery(meOptions());

/** What this tab was allowed at some time: a right that is missing now was taken away. */
const everHeld = new Set<string>();

export function useRights(): { readonly rights: readonly Right[]; readonly isKnown: boolean } {
  const { data } = useQuery(rightsOptions());
  return useMemo(() => {
    for (const { permission } of data?.items ?? []) everHeld.add(permission);
    return { rights: data?.items ?? [], isKnown: data !== undefined };
  }, [data]);
}

/** Before there is a page that could wait for the rights. */
export const isKnownToBeAllowed = (queries: QueryClient, permission: Permission): boolean =>
  isAllowed(
    queries.getQueryData<{ readonly items: readonly Right[] }>(rightsOptions().queryKey)?.items ?? [],
    permission,
  );

export const wasAllowed = (permission: Permission): boolean => everHeld.has(permission) || everHeld.has(EVERYTHING);

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
