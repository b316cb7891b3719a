import type { AccessTokenClaims } from '@plinth/identity-contract';
import type { Principal } from './principal';

/** Clients of the base itself: a person who comes through one acts with all of his or her rights. */
export const OWN_CLIENTS: readonly string[] = ['plinth-portal'];

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value);
const isOptional = (value: unknown, is: (value: unknown) => boolean): boolean => value === undefined || is(value);
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

/** Whether a proven payload has the form of our access tokens (RFC 9068 §2.2 and our own claims). */
export function isAccessToken(claims: Readonly<Record<string, unknown>>): boolean {
  return (
    [claims['sub'], claims['client_id'], claims['jti']].every(isText) &&
    [claims['iat'], claims['exp']].every(isTime) &&
    typeof claims['scope'] === 'string' &&
    [claims['sid'], claims['pid']].every((claim) => isOptional(claim, isText)) &&
    isOptional(claims['units'], isTexts) &&
    isOptional(claims['operator'], (value) => typeof value === 'boolean')
  );
}

function kindOf(claims: AccessTokenClaims, ownClients: readonly string[]): Principal['kind'] {
  if (claims.operator === true) return 'operator';
  if (claims.pid === undefined) return 'application';
  return ownClients.includes(claims.client_id) ? 'person' : 'delegated';
}

export function principalOf(claims: AccessTokenClaims, ownClients: readonly string[] = OWN_CLIENTS): Principal {
  const kind = kindOf(claims, ownClients);
  const isPersons = kind === 'person' || kind === 'delegated';
  return {
    kind,
    ...(isPersons ? { personId: claims.pid, accountId: claims.sub, sessionId: claims.sid } : {}),
    clientId: claims.client_id,
    scopes: claims.scope.split(' ').filter(Boolean),
    unitIds: kind === 'application' || kind === 'delegated' ? (claims.units ?? []) : [],
    tokenId: claims.jti,
    expiresAt: claims.exp,
  };
}
