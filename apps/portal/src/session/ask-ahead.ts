import type { QueryClient } from '@tanstack/react-query';
import { isAllowed } from './permission';
import { meOptions, rightsOptions } from './session';
import { topsOptions } from './unit-in-view';

/**
 * What every page waits for is asked while its code is still on its way. Only what this person may ask: a refusal would
 * stand in the audit trail.
 */
export async function askAhead(queries: QueryClient, path: string): Promise<void> {
  void queries.prefetchQuery(meOptions());
  try {
    const { items } = await queries.fetchQuery(rightsOptions());
    if (path.startsWith('/admin') && isAllowed(items, 'org.unit.read')) void queries.prefetchQuery(topsOptions());
  } catch {
    // Whoever shows the page asks again and says what is the matter.
  }
}
