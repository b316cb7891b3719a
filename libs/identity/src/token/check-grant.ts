// RFC 6749 §5.2: grant_type is required, known, and one that this client may use.
import type { GrantType, OAuthClient } from '../client/client';
import { OAuthError } from '../protocol/oauth-error';
import type { Parameters } from '../protocol/parameters';

const known: readonly string[] = ['authorization_code', 'refresh_token', 'client_credentials'] satisfies GrantType[];

export function checkGrant(client: OAuthClient, parameters: Parameters): string {
  const grantType = parameters.get('grant_type');
  if (grantType === undefined) throw new OAuthError('invalid_request', 'grant_type is missing');
  // An unknown one is left to the dispatcher, whose answer is unsupported_grant_type.
  if (known.includes(grantType) && !client.grants.includes(grantType as GrantType)) {
    throw new OAuthError('unauthorized_client', 'The client may not use this grant_type');
  }
  return grantType;
}
