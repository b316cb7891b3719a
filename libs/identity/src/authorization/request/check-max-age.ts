// OpenID Connect Core §3.1.2.1: max_age in whole seconds.
import { OAuthError } from '../../protocol/oauth-error';
import type { RequestStep } from './request-step';

export const checkMaxAge: RequestStep = ({ parameters }) => {
  const text = parameters.get('max_age');
  if (text === undefined) return {};
  if (!/^\d{1,9}$/.test(text)) throw new OAuthError('invalid_request', 'max_age must be a number of seconds');
  return { maxAge: Number(text) };
};
