import type { Tx } from '@plinth/platform-database';

export interface EndedSession {
  readonly sessionId: string;
  readonly accountId: string;
  /** Not used for longer than any access token lives, so none can be about. */
  readonly tokensExpired?: boolean;
}

/** Port inside identity: what else ends with a session (refresh lineages, access tokens), in the same transaction. */
export abstract class SessionEndListener {
  abstract sessionsEnded(tx: Tx, sessions: readonly EndedSession[]): Promise<void>;
}
