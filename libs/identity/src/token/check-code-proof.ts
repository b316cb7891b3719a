// RFC 6749 §4.1.3 and RFC 7636 §4.6: what the code was bound to.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { CodeGrant } from '../authorization/authorization-request';
import type { Parameters } from '../protocol/parameters';

/** Answers why the code is refused, or undefined. */
export function faultOfCodeProof(grant: CodeGrant, parameters: Parameters): string | undefined {
  const redirectUri = parameters.get('redirect_uri');
  // OAuth 2.1 §4.1.3 drops the parameter; without PKCE it is still what binds the code.
  const mayBeAbsent = grant.codeChallenge !== undefined;
  if (redirectUri === undefined ? !mayBeAbsent : redirectUri !== grant.redirectUri) {
    return 'redirect_uri is not the one of the authorization request';
  }
  const verifier = parameters.get('code_verifier');
  // RFC 9700 §2.1.1: a verifier without a challenge is a downgrade.
  if (grant.codeChallenge === undefined) return verifier === undefined ? undefined : 'There was no code_challenge';
  if (verifier === undefined) return 'code_verifier is missing';
  return isVerifierOf(grant.codeChallenge, verifier) ? undefined : 'code_verifier does not fit';
}

function isVerifierOf(challenge: string, verifier: string): boolean {
  if (!/^[\w.~-]{43,128}$/.test(verifier)) return false;
  const expected = Buffer.from(challenge);
  const actual = Buffer.from(createHash('sha256').update(verifier).digest('base64url'));
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
