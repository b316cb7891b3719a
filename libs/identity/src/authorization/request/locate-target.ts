// RFC 6749 §3.1.2.4 and §4.1.2.1: until client and redirect URI are proven, an error stays on our own page.
import type { OAuthClient } from '../../client/client';
import type { ClientDirectory } from '../../client/client-directory';
import { isRegisteredRedirect } from '../../client/redirect-uri';
import { OAuthError } from '../../protocol/oauth-error';
import type { Parameters } from '../../protocol/parameters';
import type { ResponseTarget } from '../authorization-request';

export interface Located {
  readonly client: OAuthClient;
  readonly target: ResponseTarget;
}

/** @throws OAuthError to be shown to the person, never sent to the address */
export async function locateTarget(parameters: Parameters, directory: ClientDirectory): Promise<Located> {
  for (const name of ['client_id', 'redirect_uri']) {
    if (parameters.isRepeated(name)) throw new OAuthError('invalid_request', `${name} was sent more than once`);
  }
  const clientId = parameters.get('client_id');
  if (clientId === undefined) throw new OAuthError('invalid_request', 'client_id is missing');
  const client = await directory.findActive(clientId);
  if (client === undefined || !client.grants.includes('authorization_code')) {
    throw new OAuthError('unauthorized_client', 'The client is not registered here, or it is suspended');
  }
  const redirectUri = parameters.get('redirect_uri');
  if (redirectUri === undefined) throw new OAuthError('invalid_request', 'redirect_uri is missing');
  if (!isRegisteredRedirect(client, redirectUri)) {
    throw new OAuthError('invalid_request', 'redirect_uri is not one that the client registered');
  }
  const responseMode = parameters.get('response_mode') === 'form_post' ? 'form_post' : 'query';
  const state = parameters.isRepeated('state') ? undefined : parameters.get('state');
  return { client, target: { redirectUri, responseMode, state } };
}
