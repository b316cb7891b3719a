// RFC 6749 §3.1.1; OAuth 2.1 leaves the code alone.
import { OAuthError } from '../../protocol/oauth-error';
import type { RequestStep } from './request-step';

export const checkResponseType: RequestStep = ({ parameters }) => {
  const responseType = parameters.get('response_type');
  if (responseType === undefined) throw new OAuthError('invalid_request', 'response_type is missing');
  if (responseType !== 'code') throw new OAuthError('unsupported_response_type', 'response_type must be code');
  return { responseType };
};
