import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '@plinth/api-client';

const RETRIES = 2;

/** A refusal stays a refusal; a server that restarts is asked again. */
const isWorthRetrying = (failures: number, error: unknown): boolean =>
  failures < RETRIES && error instanceof ApiProblem && error.kind === 'failed' && error.status >= 502;

/** A right that is refused may have been withdrawn a moment ago: the rights are asked for again, and the page with them. */
export function noteRefused(): void {
  void queries.invalidateQueries({ queryKey: ['get', '/api/org/v1/me/permissions'] });
}

export const queries: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: isWorthRetrying,
      retryDelay: (failures) => 500 * 2 ** failures,
      staleTime: 15_000,
      // Without a network the request fails and says so, instead of waiting without a word.
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
