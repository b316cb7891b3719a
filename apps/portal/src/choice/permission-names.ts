import { query } from '@plinth/api-client';
import { useLanguage } from '@plinth/ui';

const STALE_MS = 3_600_000;

/** Every permission with its name in the reader's language. */
export function usePermissions(): readonly { readonly name: string; readonly text: string }[] {
  const { language } = useLanguage();
  const { data } = query.useQuery('get', '/api/org/v1/permissions', undefined, { staleTime: STALE_MS });
  return (data?.items ?? []).map(({ name, zh, en }) => ({ name, text: language === 'en' ? en : zh }));
}
