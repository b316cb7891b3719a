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

  async sessionEnded(tx: Tx, { sessionId }: EndedSession): Promise<void> {
    await this.codes.forgetOfSession(tx, sessionId);
    await this.lineages.revokeOfSession(tx, sessionId);
    await this.revocation.ofSession(tx, sessionId);
  }
}
