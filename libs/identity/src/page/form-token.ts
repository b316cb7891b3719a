import { createHmac, timingSafeEqual } from 'node:crypto';

/** Name of the hidden field on every form. */
export const FORM_TOKEN_FIELD = 'form_token';

/** The token a form carries; bound to the secret of the session or of the pre-session cookie. */
export const formTokenOf = (secret: string): string =>
  createHmac('sha256', secret).update('plinth form token').digest('base64url');

export function isFormToken(secret: string, given: unknown): boolean {
  if (typeof given !== 'string') return false;
  const expected = Buffer.from(formTokenOf(secret));
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
