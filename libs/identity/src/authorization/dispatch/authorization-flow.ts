import type { OAuthClient } from '../../client/client';
import type { CurrentSession } from '../../session/session-reader';
import type { AuthorizationRequest } from '../authorization-request';
import type { Need } from '../interaction';
import type { TransactionKey } from '../transaction.store';

/** One pass of a browser through the authorization endpoint. */
export interface AuthorizationFlow {
  readonly request: AuthorizationRequest;
  readonly client: OAuthClient;
  readonly session?: CurrentSession;
  readonly startedAt: Date;
  /** The secret of the browser's cookie. */
  readonly browser: string;
  /** Id of the waiting request, when it has been stored. */
  readonly transactionId?: string;
  /** Came by POST, without the session cookie: it must wait for the browser to come back by GET. */
  readonly isDeferred?: boolean;
  /** The session is about to begin: whether it will be enough is found out, nothing is issued yet. */
  readonly isForeseen?: boolean;
  /** What the person pressed. */
  readonly decision?: 'allow' | 'deny';
}

export type AuthorizationOutcome =
  | { readonly kind: 'answer'; readonly code: string }
  | { readonly kind: 'foreseen' }
  | { readonly kind: 'wait'; readonly need: Need | 'return'; readonly transactionId: string };

export const keyOf = (flow: AuthorizationFlow): TransactionKey | undefined =>
  flow.transactionId === undefined ? undefined : { id: flow.transactionId, browser: flow.browser };
