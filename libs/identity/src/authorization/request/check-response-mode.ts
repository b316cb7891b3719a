// OAuth 2.0 Multiple Response Types §2.1 and OAuth 2.0 Form Post Response Mode.
import { OAuthError } from '../../protocol/oauth-error';
import type { RequestStep } from './request-step';

export const checkResponseMode: RequestStep = ({ parameters }) => {
  const mode = parameters.get('response_mode') ?? 'query';
  if (mode !== 'query' && mode !== 'form_post') {
    throw new OAuthError('invalid_request', 'response_mode must be query or form_post');
  }
  return { responseMode: mode };
};
