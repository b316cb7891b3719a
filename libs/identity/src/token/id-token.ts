import { createHash } from 'node:crypto';
import { nowSeconds } from '../protocol/instant';
import type { PersonGrant } from './access-token';

const ID_TOKEN_TTL = 3_600;

interface IdTokenFacts {
  readonly issuer: string;
  readonly clientId: string;
  readonly person: PersonGrant;
  readonly accessToken: string;
  readonly nonce?: string;
  /** Claims about the person that were asked for in the ID token. */
  readonly profile?: Readonly<Record<string, unknown>>;
}

/** OpenID Connect Core §2 and §3.1.3.6. */
export function idTokenClaims({ issuer, clientId, person, accessToken, nonce, profile }: IdTokenFacts): object {
  const iat = nowSeconds();
  return {
    ...profile,
    iss: issuer,
    sub: person.accountId,
    aud: clientId,
    iat,
    exp: iat + ID_TOKEN_TTL,
    auth_time: person.authTime,
    acr: person.acr,
    amr: person.amr,
    sid: person.sessionId,
    at_hash: accessTokenHash(accessToken),
    ...(nonce === undefined ? {} : { nonce }),
  };
}

/** Left half of SHA-256, the hash of both our algorithms. */
export const accessTokenHash = (accessToken: string): string =>
  createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
