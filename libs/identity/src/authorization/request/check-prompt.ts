// OpenID Connect Core §3.1.2.1: prompt; none stands alone.
import { OAuthError } from '../../protocol/oauth-error';
import type { Prompt } from '../authorization-request';
import type { RequestStep } from './request-step';

const known: readonly string[] = ['none', 'login', 'consent', 'select_account'] satisfies Prompt[];

export const checkPrompt: RequestStep = ({ parameters }) => {
  const prompts = (parameters.get('prompt') ?? '').split(' ').filter(Boolean);
  if (!prompts.every((prompt) => known.includes(prompt))) {
    throw new OAuthError('invalid_request', 'prompt has an unknown value');
  }
  if (prompts.includes('none') && prompts.length > 1) {
    throw new OAuthError('invalid_request', 'prompt none goes with no other value');
  }
  return { prompts: prompts as Prompt[] };
};
