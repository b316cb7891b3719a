import type { OAuthClient } from '../../client/client';
import type { IdTokenHints } from '../../logout/id-token-hints';
import type { Parameters } from '../../protocol/parameters';
import type { AuthorizationRequest } from '../authorization-request';

export interface StepInput {
  readonly parameters: Parameters;
  readonly client: OAuthClient;
  readonly hints: IdTokenHints;
  readonly issuer: string;
}

/** Reads some parameters and answers their canonical form, or refuses with an OAuthError that goes to the client. */
export type RequestStep = (input: StepInput) => Partial<AuthorizationRequest> | Promise<Partial<AuthorizationRequest>>;
