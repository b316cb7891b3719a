import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import type { Principal } from '@plinth/platform-auth';
import { SessionStore } from '../session/session.store';
import type { SessionRow } from '../session/session.store';

/** The session behind a token of the person's own: what concerns the account is nobody's but the person's. */
@Injectable()
export class OwnSession {
  constructor(private readonly sessions: SessionStore) {}

  /** @throws DomainError `identity.own_account_only` for applications, those that act for a person too, and the operator */
  async of({ kind, sessionId }: Principal): Promise<SessionRow> {
    const session = kind === 'person' && sessionId !== undefined ? await this.sessions.alive(sessionId) : undefined;
    if (session === undefined) throw new DomainError(IdentityErrors.ownAccountOnly);
    return session;
  }
}
