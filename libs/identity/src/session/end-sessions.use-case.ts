import { Injectable } from '@nestjs/common';
import { IdentityEvents } from '@plinth/identity-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import type { Tx } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import { SessionEndListener } from './session-end';
import { SessionStore } from './session.store';
import type { EndedRow } from './session.store';

export type SessionEndReason =
  | 'signed_out'
  | 'revoked'
  | 'replaced'
  | 'credential_changed'
  | 'account_suspended'
  | 'account_ended'
  | 'sign_in_changed'
  | 'expired';

/** Ends sessions and everything that hangs on them, in the caller's transaction. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly sessions: SessionStore,
    private readonly listener: SessionEndListener,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  async these(tx: Tx, sessionIds: readonly string[], reason: SessionEndReason, actor: string): Promise<number> {
    return this.tell(tx, await this.sessions.end(tx, sessionIds, reason), reason, actor);
  }

  /** Every session of the accounts but `except`. */
  async ofAccounts(
    tx: Tx,
    accountIds: readonly string[],
    reason: SessionEndReason,
    actor: string,
    except?: string,
  ): Promise<number> {
    if (accountIds.length === 0) return 0;
    return this.tell(tx, await this.sessions.endAll(tx, accountIds, reason, except), reason, actor);
  }

  private async tell(tx: Tx, ended: readonly EndedRow[], reason: SessionEndReason, actor: string): Promise<number> {
    if (ended.length === 0) return 0;
    await this.listener.sessionsEnded(tx, ended);
    for (const session of ended) {
      await this.audit.record(tx, {
        actor,
        action: 'identity.session.end',
        target: `session:${session.sessionId}`,
        result: 'success',
        detail: { reason, account: session.accountId },
      });
    }
    await this.outbox.append(tx, ...ended.map((session) => sessionEnded(session, reason, actor)));
    return ended.length;
  }
}

export const sessionEnded = (
  { sessionId, accountId, personId }: EndedRow,
  reason: SessionEndReason,
  actor: string,
) => ({
  type: IdentityEvents.sessionEnded,
  key: accountId,
  actor,
  data: { sessionId, accountId, personId, reason },
});
