import { randomUUID } from 'node:crypto';

export const REQUEST_ID_HEADER = 'x-request-id';

/** The id a caller or gateway gave, when it is a harmless one; else a new one. */
export function requestIdOf(given: string | readonly string[] | undefined): string {
  const id = Array.isArray(given) ? (given[0] as string | undefined) : (given as string | undefined);
  return id !== undefined && /^[\w.-]{8,64}$/.test(id) ? id : randomUUID();
}
