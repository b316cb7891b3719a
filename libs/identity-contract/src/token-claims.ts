/** Claims of an access token (RFC 9068 with ours). `sub` is the account id, or the client id for client credentials. */
export interface AccessTokenClaims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: string | readonly string[];
  readonly client_id: string;
  readonly scope: string;
  readonly jti: string;
  readonly iat: number;
  readonly exp: number;
  /** Session of a person. */
  readonly sid?: string;
  /** Person id. */
  readonly pid?: string;
  /** Unit ids that the client serves. */
  readonly units?: readonly string[];
  /** True for the operator's built-in client only. */
  readonly operator?: boolean;
  readonly auth_time?: number;
  readonly acr?: string;
  readonly amr?: readonly string[];
}

/** Audience of every access token for the base's own APIs. */
export const API_AUDIENCE = 'plinth-api';
