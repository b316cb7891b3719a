import type { components } from '@plinth/api-client';

type Counted = components['schemas']['UsageResponse'];

export interface ClientUsage {
  readonly client: string;
  readonly requests: number;
  readonly refused: number;
  readonly limited: number;
  readonly failed: number;
}

/** The hours and kinds of calls of each client together, the busiest first. */
export function usageByClient(items: readonly Counted[]): readonly ClientUsage[] {
  const clients = new Map<string, ClientUsage>();
  for (const { client, requests, refused, limited, failed } of items) {
    const sum = clients.get(client);
    clients.set(client, {
      client,
      requests: requests + (sum?.requests ?? 0),
      refused: refused + (sum?.refused ?? 0),
      limited: limited + (sum?.limited ?? 0),
      failed: failed + (sum?.failed ?? 0),
    });
  }
  return [...clients.values()].sort((one, other) => other.requests - one.requests);
}
