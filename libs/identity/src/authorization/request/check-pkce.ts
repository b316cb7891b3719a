// RFC 7636 §4.3 and §4.4.1; OAuth 2.1 §4.1.1: S256 alone, for every client that is not excused.
import { OAuthError } from '../../protocol/oauth-error';
import type { RequestStep } from './request-step';

export const checkPkce: RequestStep = ({ parameters, client }) => {
  const codeChallenge = parameters.get('code_challenge');
  const method = parameters.get('code_challenge_method');
  if (codeChallenge === undefined) {
    if (method !== undefined) throw new OAuthError('invalid_request', 'code_challenge is missing');
    if (client.kind === 'confidential' && client.options.pkceOptional) return {};
    throw new OAuthError('invalid_request', 'code_challenge is missing: PKCE is required');
  }
  // An absent method means plain (RFC 7636 §4.3), which is refused like the word.
  if (method !== 'S256') throw new OAuthError('invalid_request', 'code_challenge_method must be S256');
  if (!/^[\w-]{43}$/.test(codeChallenge)) {
    throw new OAuthError('invalid_request', 'code_challenge must be the base64url form of a SHA-256');
  }
  return { codeChallenge };
};
