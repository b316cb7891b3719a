import type { operations } from '@plinth/api-client';

type Asked = NonNullable<operations['listAuditEntries']['parameters']['query']>;

export const results = ['success', 'refused', 'failed'] as const;
const kept = ['actor', 'action', 'target', 'result', 'from', 'to'] as const;
export type FilterName = (typeof kept)[number];

/** What of the address the API is asked with; a day is a day where the reader is, and a word that it does not know is left out. */
export function filterOf(parameters: URLSearchParams, unitId: string | undefined): Asked {
  const filter: Record<string, string> = {};
  for (const name of kept) {
    const value = parameters.get(name)?.trim();
    if (value) filter[name] = value;
  }
  if (!results.some((result) => result === filter['result'])) delete filter['result'];
  for (const [name, time] of [
    ['from', '00:00:00.000'],
    ['to', '23:59:59.999'],
  ] as const) {
    const at = Date.parse(`${filter[name]}T${time}`);
    if (Number.isNaN(at)) delete filter[name];
    else filter[name] = new Date(at).toISOString();
  }
  return { ...(filter as Asked), ...(unitId === undefined ? {} : { unitId }) };
}

export const hasFilter = (parameters: URLSearchParams): boolean => kept.some((name) => parameters.has(name));
