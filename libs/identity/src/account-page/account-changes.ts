import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import type { PersonCard } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import { usernameOf } from '../login-name/login-name';
import { LoginNameStore } from '../login-name/login-name.store';
import { EndSessions } from '../session/end-sessions.use-case';
import type { CurrentSession } from '../session/session-reader';
import { SessionStore } from '../session/session.store';

type OwnSession = Pick<CurrentSession, 'accountId' | 'personId' | 'sessionId'>;

/** The small forms of the account page. */
@Injectable()
export class AccountChanges {
  constructor(
    private readonly names: LoginNameStore,
    private readonly sessions: SessionStore,
    private readonly ends: EndSessions,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError `identity.username_invalid`, `identity.username_taken` */
  async chooseUsername({ accountId, personId }: OwnSession, typed: string): Promise<void> {
    const username = usernameOf(typed);
    if (username === undefined) throw new DomainError(IdentityErrors.usernameInvalid);
    await this.transactions.run(async (tx) => {
      await this.names.setUsername(tx, accountId, username);
      await this.audit.record(tx, {
        actor: `person:${personId}`,
        action: 'identity.username.set',
        target: `account:${accountId}`,
        result: 'success',
      });
    });
  }

  /** An identity that is not the person's is left unheard. */
  async chooseIdentity({ sessionId }: OwnSession, card: PersonCard | undefined, identityId: string): Promise<void> {
    if (!card?.identities.some((identity) => identity.identityId === identityId)) return;
    await this.transactions.run((tx) => this.sessions.chooseIdentity(tx, sessionId, identityId));
  }

  /** One session of the own account, or all `others`. @throws DomainError `identity.session_not_found` */
  async endSession({ accountId, personId, sessionId }: OwnSession, which: string): Promise<void> {
    const actor = `person:${personId}`;
    if (which === 'others') {
      await this.transactions.run((tx) => this.ends.ofAccounts(tx, [accountId], 'revoked', actor, sessionId));
      return;
    }
    const isOwn = (await this.sessions.aliveOf(accountId)).some((session) => session.sessionId === which);
    if (!isOwn) throw new DomainError(IdentityErrors.sessionNotFound);
    await this.transactions.run((tx) => this.ends.these(tx, [which], 'revoked', actor));
  }
}
