import type { Principal } from './principal';

/** Port: proves an access token (RFC 9068) and answers who it speaks for. */
export abstract class TokenVerifier {
  /** @throws DomainError `auth.token_missing`, `auth.token_invalid`, `auth.token_expired`, `auth.token_revoked` */
  abstract verify(token: string): Promise<Principal>;
}
