// RFC 6749 §3.3: what the client may not have is left out, and the token response says what it got.
import { scopeList } from '../../client/scopes';
import { OAuthError } from '../../protocol/oauth-error';
import type { RequestStep } from './request-step';

/** Anybody's to ask: the pseudonymous id, and what OpenID Connect Core §11 calls offline access. */
const open = ['openid', 'offline_access'];

export const assignScopes: RequestStep = ({ parameters, client }) => {
  const asked = scopeList(parameters.get('scope'));
  const wanted = asked.length === 0 ? client.scopes : asked;
  const scopes = wanted.filter((scope) => client.scopes.includes(scope) || open.includes(scope));
  if (scopes.length === 0) throw new OAuthError('invalid_scope', 'The client may have none of these scopes');
  return { scopes };
};
