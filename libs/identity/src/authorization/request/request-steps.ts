import { assignClaims } from './assign-claims';
import { assignPlainValues } from './assign-plain-values';
import { assignScopes } from './assign-scopes';
import { checkMaxAge } from './check-max-age';
import { checkPkce } from './check-pkce';
import { checkPrompt } from './check-prompt';
import { checkRepeatedParameters } from './check-repeated-parameters';
import { checkRequestObject } from './check-request-object';
import { checkResource } from './check-resource';
import { checkResponseMode } from './check-response-mode';
import { checkResponseType } from './check-response-type';
import { loadIdTokenHint } from './load-id-token-hint';
import type { RequestStep } from './request-step';

/**
 * The authorization endpoint, step by step. `locateTarget` has gone before: from here on an error is the client's,
 * and goes to its redirect URI.
 */
export const requestSteps: readonly RequestStep[] = [
  checkRepeatedParameters,
  checkRequestObject,
  checkResponseType,
  checkResponseMode,
  checkResource,
  assignScopes,
  checkPkce,
  checkPrompt,
  checkMaxAge,
  loadIdTokenHint,
  assignClaims,
  assignPlainValues,
];
