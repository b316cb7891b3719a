// OpenID Connect Core §3.1.2.1: id_token_hint names the person that the client expects.
import { OAuthError } from '../../protocol/oauth-error';
import type { RequestStep } from './request-step';

export const loadIdTokenHint: RequestStep = async ({ parameters, hints }) => {
  const token = parameters.get('id_token_hint');
  if (token === undefined) return {};
  const hint = await hints.read(token);
  if (hint === undefined) throw new OAuthError('invalid_request', 'id_token_hint is not an ID token of this base');
  return { hintedSubject: hint.subject };
};
