import { Injectable } from '@nestjs/common';
import type { Tx } from '@plinth/platform-database';
import { RevokeAccountTokens } from '../revocation/revoke-account-tokens';
import { EndSessions } from './end-sessions.use-case';
import type { SessionEndReason } from './end-sessions.use-case';
import { SessionStore } from './session.store';

/** Sessions and every token, those that outlived their session too: for accounts that may not sign in any more. */
@Injectable()
export class EndAccess {
  constructor(
    private readonly sessions: SessionStore,
    private readonly ends: EndSessions,
    private readonly tokens: RevokeAccountTokens,
  ) {}

  async ofAccounts(tx: Tx, accountIds: readonly string[], reason: SessionEndReason, actor: string): Promise<void> {
    if (accountIds.length === 0) return;
    const hadSessions = await this.sessions.everHad(tx, accountIds);
    await this.ends.ofAccounts(tx, hadSessions, reason, actor);
    for (const accountId of hadSessions) await this.tokens.execute(tx, accountId);
  }
}
