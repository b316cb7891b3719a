import type { OAuthClient } from '../client/client';
import { OAuthError } from '../protocol/oauth-error';
import type { CurrentSession } from '../session/session-reader';
import type { AuthorizationRequest } from './authorization-request';

/** What must happen before the request can be answered. */
export type Need = 'nothing' | 'sign_in' | 'sign_in_again' | 'consent';

interface Situation {
  readonly request: AuthorizationRequest;
  readonly client: OAuthClient;
  readonly session?: CurrentSession;
  /** Scopes that the person has allowed this client before. */
  readonly consented: readonly string[];
  readonly startedAt: Date;
  readonly now?: number;
}

/** OpenID Connect Core §3.1.2.3 and §3.1.2.4. */
export function needOf(situation: Situation): Need {
  const { request, session } = situation;
  if (session === undefined) return 'sign_in';
  if (request.hintedSubject !== undefined && request.hintedSubject !== session.accountId) return 'sign_in_again';
  if (!isFresh(situation, session)) return 'sign_in_again';
  return needsConsent(situation) ? 'consent' : 'nothing';
}

/** Signed in since the request came is always fresh; else prompt and max_age decide. */
function isFresh({ request, startedAt, now = Date.now() }: Situation, { authTime }: CurrentSession): boolean {
  if (authTime >= startedAt) return true;
  if (request.prompts.includes('login') || request.prompts.includes('select_account')) return false;
  return request.maxAge === undefined || now - authTime.getTime() <= request.maxAge * 1_000;
}

function needsConsent({ request, client, consented }: Situation): boolean {
  if (request.prompts.includes('consent')) return true;
  return !client.firstParty && !request.scopes.every((scope) => consented.includes(scope));
}

/** OpenID Connect Core §3.1.2.6: with prompt=none nobody may be asked anything. */
export function checkSilence(request: AuthorizationRequest, need: Need): void {
  if (need === 'nothing' || !request.prompts.includes('none')) return;
  throw need === 'consent'
    ? new OAuthError('consent_required', 'The person has not consented')
    : new OAuthError('login_required', 'The person has to sign in');
}
