import { useQueryClient } from '@tanstack/react-query';
import { query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';
import { useLanguage } from '@plinth/ui';

export type Assignment = components['schemas']['AssignmentResponse'];
export type Holder = components['schemas']['HolderResponse'];
export type Role = components['schemas']['RoleResponse'];
export type UnitInView = components['schemas']['UnitResponse'];

export const SCHOOL_ADMIN = 'school_admin';
const PAGE = 50;
const MOST = 500;

export const useRoles = (unitId: string) =>
  query.useQuery('get', '/api/org/v1/roles', { params: { query: { unitId } } }, { staleTime: 60_000 });

export const useHolders = (unitId: string) =>
  query.useQuery('get', '/api/org/v1/units/{unitId}/holders', { params: { path: { unitId } } });

const inPages = {
  pageParamName: 'cursor',
  initialPageParam: null,
  getNextPageParam: ({ nextCursor }: { readonly nextCursor?: string }) => nextCursor,
} as const;

export const useAssignments = (unitId: string, roleKey: string | undefined) =>
  query.useInfiniteQuery(
    'get',
    '/api/org/v1/role-assignments',
    { params: { query: { unitId, limit: PAGE, ...(roleKey === undefined ? {} : { roleKey }) } } },
    inPages,
  );

/** All of a region: asked for page after page. */
export const useSchoolAdministrators = (unitId: string) =>
  query.useInfiniteQuery(
    'get',
    '/api/org/v1/role-assignments',
    { params: { query: { unitId, roleKey: SCHOOL_ADMIN, limit: MOST } } },
    inPages,
  );

export const useSchools = (underId: string, q: string) =>
  query.useInfiniteQuery(
    'get',
    '/api/org/v1/units',
    { params: { query: { underId, kind: 'school', limit: PAGE, ...(q === '' ? {} : { q }) } } },
    inPages,
  );

/** After a change of who may do what, which may concern the reader too. */
export function useForgetRoles(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    const paths = ['role-assignments', 'roles', 'units/{unitId}/holders', 'me/permissions'];
    await Promise.all(paths.map((path) => client.invalidateQueries({ queryKey: ['get', `/api/org/v1/${path}`] })));
  };
}

export function useRoleName(): (role: Pick<Role, 'name' | 'nameEn'>) => string {
  const { language } = useLanguage();
  return ({ name, nameEn }) => (language === 'en' && nameEn !== '' ? nameEn : name);
}
