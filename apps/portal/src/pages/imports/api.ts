import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { query, upload } from '@plinth/api-client';
import type { components, UploadOptions } from '@plinth/api-client';

export type RosterImport = components['schemas']['ImportResponse'];
export type ImportRow = components['schemas']['ImportRowResponse'];
export type ImportProblem = components['schemas']['ImportProblemResponse'];
export type RowAction = ImportRow['action'];
export type RosterKind = 'student' | 'staff';

const WATCHED_MS = 1_000;
/** The list of a school is read and compared within a second or two: what is looked at first is looked at often. */
const WATCHED_FIRST_MS = 200;
const LOOKED_OFTEN = 25;
const SHOWN = 100;

/** Something is being done on the server right now. */
export const isBusy = ({ state }: Pick<RosterImport, 'state'>): boolean =>
  ['reading', 'applying', 'undoing'].includes(state);

/** Nobody has decided yet. */
export const isOpen = (one: Pick<RosterImport, 'state'>): boolean => isBusy(one) || one.state === 'ready';

const importOptions = (id: string) =>
  query.queryOptions('get', '/api/org/v1/imports/{id}', { params: { path: { id } } }, { staleTime: 0 });

/** Asked again while the server works: what the page shows is what the server knows. */
export const useImport = (id: string) =>
  useQuery({
    ...importOptions(id),
    refetchInterval: ({ state: { data, dataUpdateCount } }) => {
      if (data === undefined || !isBusy(data)) return false;
      return dataUpdateCount < LOOKED_OFTEN ? WATCHED_FIRST_MS : WATCHED_MS;
    },
  });

/** An import that was answered a moment ago is shown by its page at once. */
export function useImportStarted(): (started: RosterImport) => void {
  const queries = useQueryClient();
  return useCallback((started) => void queries.setQueryData(importOptions(started.id).queryKey, started), [queries]);
}

export const useImports = (unitId: string | undefined) =>
  query.useInfiniteQuery(
    'get',
    '/api/org/v1/imports',
    { params: { query: { ...(unitId === undefined ? {} : { unitId }), limit: 30 } } },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor,
      staleTime: 0,
      refetchInterval: ({ state: { data } }) =>
        data?.pages.some(({ items }) => items.some(isBusy)) === true ? 2 * WATCHED_MS : false,
    },
  );

/** Other imports of the school that are not finished: two people may be at it at once. */
export function useOpenImports(schoolId: string | undefined, but?: string): readonly RosterImport[] {
  const { data } = query.useQuery(
    'get',
    '/api/org/v1/imports',
    { params: { query: { unitId: schoolId ?? '', limit: 20 } } },
    { enabled: schoolId !== undefined, staleTime: 0 },
  );
  return (data?.items ?? []).filter((one) => isOpen(one) && one.id !== but);
}

export const useRows = (id: string, action: RowAction) =>
  query.useInfiniteQuery(
    'get',
    '/api/org/v1/imports/{id}/rows',
    { params: { path: { id }, query: { action, limit: SHOWN } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.nextCursor, staleTime: 0 },
  );

export const useProblems = (id: string) =>
  query.useInfiniteQuery(
    'get',
    '/api/org/v1/imports/{id}/problems',
    { params: { path: { id }, query: { limit: SHOWN } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.nextCursor, staleTime: 0 },
  );

export const useFirstRows = (id: string) =>
  query.useQuery('get', '/api/org/v1/imports/{id}/first-rows', { params: { path: { id } } }, { staleTime: Infinity });

/** Schools below a unit, by name as one types. */
export const useSchools = (underId: string | undefined, q: string) =>
  query.useQuery(
    'get',
    '/api/org/v1/units',
    { params: { query: { kind: 'school', ...(underId ? { underId } : {}), ...(q ? { q } : {}), limit: 30 } } },
    { enabled: underId !== undefined, placeholderData: keepPreviousData },
  );

export const useUnitName = (id: string | null | undefined): string | undefined =>
  query.useQuery(
    'get',
    '/api/org/v1/units/{unitId}',
    { params: { path: { unitId: id ?? '' } } },
    { enabled: typeof id === 'string', staleTime: 300_000 },
  ).data?.displayName;

/** After something was done with an import: everything that shows imports asks again. */
export function useImportChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/org/v1/imports'),
      }),
    [queries],
  );
}

export interface NewImport {
  readonly unitId: string;
  readonly file: File;
  readonly kind?: RosterKind | undefined;
  readonly whole: boolean;
}

export function startImport({ unitId, file, kind, whole }: NewImport, options: UploadOptions) {
  const given = new URLSearchParams({ unitId, fileName: file.name, whole: String(whole) });
  if (kind !== undefined) given.set('kind', kind);
  return upload<RosterImport>(`/api/org/v1/imports?${given}`, file, options);
}
