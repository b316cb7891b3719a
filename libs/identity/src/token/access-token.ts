import { randomUUID } from 'node:crypto';
import { API_AUDIENCE } from '@plinth/identity-contract';
import type { AccessTokenClaims } from '@plinth/identity-contract';
import { isOperator } from '../client/client';
import type { OAuthClient } from '../client/client';
import { nowSeconds } from '../protocol/instant';

/** The person for whom a token is issued, as they signed in. */
export interface PersonGrant {
  readonly accountId: string;
  readonly personId: string;
  readonly sessionId: string;
  readonly authTime: number;
  readonly acr: string;
  readonly amr: readonly string[];
}

/** RFC 9068 §2.2: claims of one new access token. `jti` is given where it must be known beforehand. */
export function accessTokenClaims(
  issuer: string,
  client: OAuthClient,
  scopes: readonly string[],
  person?: PersonGrant,
  jti: string = randomUUID(),
): AccessTokenClaims {
  const iat = nowSeconds();
  return {
    iss: issuer,
    sub: person?.accountId ?? client.id,
    aud: API_AUDIENCE,
    client_id: client.id,
    scope: scopes.join(' '),
    jti,
    iat,
    exp: iat + client.options.accessTokenTtl,
    ...(isOperator(client) ? { operator: true } : { units: client.unitIds }),
    ...(person && {
      sid: person.sessionId,
      pid: person.personId,
      auth_time: person.authTime,
      acr: person.acr,
      amr: person.amr,
    }),
  };
}
