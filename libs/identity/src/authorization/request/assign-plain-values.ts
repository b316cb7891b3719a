// OpenID Connect Core §3.1.2.1: values that are only passed on.
import { OAuthError } from '../../protocol/oauth-error';
import type { RequestStep } from './request-step';

const LONGEST = 2_000;

export const assignPlainValues: RequestStep = ({ parameters }) => {
  const [nonce, loginHint, uiLocales, state] = ['nonce', 'login_hint', 'ui_locales', 'state'].map((name) =>
    parameters.get(name),
  );
  for (const value of [nonce, loginHint, uiLocales, state]) {
    if (value !== undefined && value.length > LONGEST) throw new OAuthError('invalid_request', 'A value is too long');
  }
  return { nonce, loginHint, uiLocales };
};
