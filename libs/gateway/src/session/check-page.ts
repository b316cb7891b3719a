import type { IncomingMessage } from 'node:http';
import { DomainError } from '@plinth/error-contract';
import { GatewayErrors } from '@plinth/gateway-contract';
import { isSafe } from './check-same-origin';

/** Who a page believes to act for: its tab may have been left open while another one signed in or changed identity. */
export const PERSON_HEADER = 'x-plinth-person';
export const IDENTITY_HEADER = 'x-plinth-identity';

/** What a page says that knows of no chosen identity. */
const NONE = 'none';

/** Reads too: one person's page never shows what another may see. @throws DomainError `gateway.person_changed` */
export function checkPerson({ headers }: IncomingMessage, personId: string | undefined): void {
  const believed = headers[PERSON_HEADER];
  if (believed !== undefined && believed !== personId) throw new DomainError(GatewayErrors.personChanged);
}

/**
 * A write of a page that believes in another identity than the session's is refused. Pages that say nothing, such as
 * those of people with one identity, are not asked.
 * @throws DomainError `gateway.identity_changed`
 */
export async function checkIdentity(
  { method, headers }: IncomingMessage,
  identityOf: () => Promise<string | undefined>,
): Promise<void> {
  const believed = headers[IDENTITY_HEADER];
  if (believed === undefined || isSafe(method)) return;
  if (believed !== ((await identityOf()) ?? NONE)) throw new DomainError(GatewayErrors.identityChanged);
}
