import { randomUUID } from 'node:crypto';
import { OAuthError } from './oauth-error';
import type { OAuthSettings } from './oauth-settings';

/** Whatever was thrown, as something a client may see. A text of the database or of a library never leaves. */
export function asOAuthError(thrown: unknown, settings: OAuthSettings): OAuthError {
  if (thrown instanceof OAuthError) {
    if (thrown.options.detail !== undefined) settings.logUnexpected(thrown.options.detail, thrown.code);
    return thrown;
  }
  const correlationId = randomUUID();
  settings.logUnexpected(thrown, correlationId);
  return new OAuthError('server_error', `The server failed; correlation id ${correlationId}`);
}
