import { Injectable } from '@nestjs/common';
import type { Tx } from '@plinth/platform-database';
import { CodeStore } from '../authorization/code.store';
import { SessionEndListener } from '../session/session-end';
import type { EndedSession } from '../session/session-end';
import { LineageStore } from '../token/lineage.store';
import { TokenRevocation } from './token-revocation';

/** With a session end its codes, its refresh tokens and its access tokens. */
@Injectable()
export class EndGrantsOfSession extends SessionEndListener {
  constructor(
    private readonly codes: CodeStore,
    private readonly lineages: LineageStore,
    private readonly revocation: TokenRevocation,
  ) {
    super();
  }

  async sessionsEnded(tx: Tx, sessions: readonly EndedSession[]): Promise<void> {
    const ids = sessions.map(({ sessionId }) => sessionId);
    await this.codes.forgetOfSessions(tx, ids);
    await this.lineages.revokeOfSessions(tx, ids);
    // Verifiers hold every entry in memory: sessions whose tokens have all expired need none.
    const used = sessions.filter(({ tokensExpired }) => tokensExpired !== true);
    await this.revocation.ofSessions(
      tx,
      used.map(({ sessionId }) => sessionId),
    );
  }
}
