// RFC 8707 §2: every access token is for the base's own APIs; another resource cannot be had.
import { API_AUDIENCE } from '@plinth/identity-contract';
import { OAuthError } from '../../protocol/oauth-error';
import type { RequestStep } from './request-step';

export const checkResource: RequestStep = ({ parameters, issuer }) => {
  const isOurs = (resource: string) => [issuer, `${issuer}/`, API_AUDIENCE].includes(resource);
  if (!parameters.all('resource').every(isOurs)) throw new OAuthError('invalid_target', 'There is no such resource');
  return {};
};
