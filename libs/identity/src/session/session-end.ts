import type { Tx } from '@plinth/platform-database';

export interface EndedSession {
  readonly sessionId: string;
  readonly accountId: string;
}

/** Port inside identity: what else ends with a session (refresh lineages, access tokens), in the same transaction. */
export abstract class SessionEndListener {
  abstract sessionEnded(tx: Tx, session: EndedSession): Promise<void>;
}
