import { useQueryClient } from '@tanstack/react-query';
import { query } from '@plinth/api-client';
import type { components } from '@plinth/api-client';
import { useLanguage, useTexts } from '@plinth/ui';
import { usePermissions } from '../../choice/permission-names';
import { applicationsTexts } from './texts';

export type Application = components['schemas']['ClientAnswer'];
export type Settings = components['schemas']['RegisterClientBody'];

const CLIENTS = '/api/identity/v1/clients';
const PAGE = 200;

/** The base's own clients, which nobody changes here. */
export const isBuiltIn = ({ id }: Pick<Application, 'id'>): boolean => /^plinth-(operator|portal|docs)$/.test(id);

export const useApplications = () =>
  query.useInfiniteQuery(
    'get',
    CLIENTS,
    { params: { query: { limit: PAGE } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: ({ nextCursor }) => nextCursor },
  );

export const useApplication = (id: string) =>
  query.useQuery('get', '/api/identity/v1/clients/{id}', { params: { path: { id } } });

export const useEndpoints = () =>
  query.useQuery('get', '/.well-known/openid-configuration', undefined, { staleTime: Infinity });

/** After a change: every view of applications asks again. */
export function useForgetApplications(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['get', CLIENTS] }),
      client.invalidateQueries({ queryKey: ['get', '/api/identity/v1/clients/{id}'] }),
    ]);
  };
}

/** What a scope allows, in the reader's language. */
export function useScopeText(): (scope: string) => string | undefined {
  const { language } = useLanguage();
  const { personScopes, otherScopes } = useTexts(applicationsTexts);
  const permissions = usePermissions();
  const texts: Readonly<Record<string, string>> = {
    ...personScopes,
    ...otherScopes,
    '*': language === 'en' ? 'Everything' : '全部权限',
    ...Object.fromEntries(permissions.map(({ name, text }) => [name, text])),
  };
  return (scope) => texts[scope];
}
