// RFC 6749 §3.1: request parameters must not be included more than once.
import { OAuthError } from '../../protocol/oauth-error';
import type { RequestStep } from './request-step';

export const checkRepeatedParameters: RequestStep = ({ parameters }) => {
  if (parameters.repeated.length > 0) throw new OAuthError('invalid_request', 'A parameter was sent more than once');
  return {};
};
