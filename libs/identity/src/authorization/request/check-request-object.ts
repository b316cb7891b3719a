// OpenID Connect Core §6: request objects are not taken; ignoring one silently would be a fault (§3.1.2.6).
import { OAuthError } from '../../protocol/oauth-error';
import type { RequestStep } from './request-step';

export const checkRequestObject: RequestStep = ({ parameters }) => {
  if (parameters.get('request') !== undefined) {
    throw new OAuthError('request_not_supported', 'The request parameter is not supported');
  }
  if (parameters.get('request_uri') !== undefined) {
    throw new OAuthError('request_uri_not_supported', 'The request_uri parameter is not supported');
  }
  if (parameters.get('registration') !== undefined) {
    throw new OAuthError('registration_not_supported', 'The registration parameter is not supported');
  }
  return {};
};
