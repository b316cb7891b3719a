import { OAuthError } from '../../protocol/oauth-error';
import type { Parameters } from '../../protocol/parameters';
import { isOperator } from '../client';
import type { GrantType, OAuthClient } from '../client';
import { REVOCATIONS_SCOPE } from '../scopes';

/** Refuses with an OAuthError, and does nothing else. */
export type EndpointGuard = (client: OAuthClient, parameters: Parameters) => void;

const knownGrants: readonly string[] = [
  'authorization_code',
  'refresh_token',
  'client_credentials',
] satisfies GrantType[];

/** RFC 6749 §5.2: grant_type is required, and if known, one that this client may use. */
const checkGrant: EndpointGuard = (client, parameters) => {
  const grantType = parameters.get('grant_type');
  if (grantType === undefined) throw new OAuthError('invalid_request', 'grant_type is missing');
  // An unknown one is left to the dispatcher, whose answer is unsupported_grant_type.
  if (knownGrants.includes(grantType) && !client.grants.includes(grantType as GrantType)) {
    throw new OAuthError('unauthorized_client', 'The client may not use this grant_type');
  }
};

/** RFC 7662 §2.1: the caller is authorised; a public client proves nothing. */
const checkConfidential: EndpointGuard = (client) => {
  if (client.kind === 'public') throw new OAuthError('invalid_client', 'A public client may not introspect');
};

/** RFC 7009 §2.1, RFC 7662 §2.1. */
const checkToken: EndpointGuard = (_, parameters) => {
  if (parameters.get('token') === undefined) throw new OAuthError('invalid_request', 'token is missing');
};

const checkRevocationReader: EndpointGuard = (client) => {
  if (isOperator(client)) return;
  if (client.kind === 'public' || !client.scopes.includes(REVOCATIONS_SCOPE)) {
    throw new OAuthError('insufficient_scope', `The client lacks ${REVOCATIONS_SCOPE}`);
  }
};

const checkPosition: EndpointGuard = (_, parameters) => {
  if (!/^\d{1,15}$/.test(parameters.get('since') ?? '0')) {
    throw new OAuthError('invalid_request', 'since must be a position');
  }
};

/** Which step guards which endpoint, after the parameters have been read and the client has proven itself. */
export const endpointGuards = {
  token: [checkGrant],
  introspect: [checkConfidential, checkToken],
  revoke: [checkToken],
  revocations: [checkRevocationReader, checkPosition],
} as const satisfies Readonly<Record<string, readonly EndpointGuard[]>>;

export type ClientEndpointName = keyof typeof endpointGuards;
