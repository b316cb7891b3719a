import { randomUUID } from 'node:crypto';
import { DomainError } from '@plinth/error-contract';
import { shortageOf, shortageToTell } from '@plinth/platform-http';
import { OAuthError } from './oauth-error';
import type { OAuthSettings } from './oauth-settings';

/** Whatever was thrown, as something a client may see. A text of the database or of a library never leaves. */
export function asOAuthError(thrown: unknown, settings: OAuthSettings): OAuthError {
  if (thrown instanceof OAuthError) {
    if (thrown.options.detail !== undefined) settings.logUnexpected(thrown.options.detail, thrown.code);
    return thrown;
  }
  const passing = asPassing(thrown, settings);
  if (passing !== undefined) return passing;
  const correlationId = randomUUID();
  settings.logUnexpected(thrown, correlationId);
  return new OAuthError('server_error', `The server failed; correlation id ${correlationId}`);
}

const USUAL_WAIT_SECONDS = 2;

/** A database without room, memory or connections, or a neighbour that is away: the same request succeeds later. */
function asPassing(thrown: unknown, settings: OAuthSettings): OAuthError | undefined {
  const shortage = shortageOf(thrown);
  const told = shortage && shortageToTell(thrown);
  if (told !== undefined) settings.logUnexpected(told, 'temporarily_unavailable');
  const error = shortage ?? thrown;
  if (!(error instanceof DomainError) || error.kind !== 'unavailable') return undefined;
  const wait = Number(error.details['retryAfterSeconds'] ?? USUAL_WAIT_SECONDS);
  return new OAuthError('temporarily_unavailable', 'The server is short of resources; try again later', {
    retryAfterSeconds: wait,
  });
}
