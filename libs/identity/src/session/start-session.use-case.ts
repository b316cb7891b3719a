import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';
import { IdentityEvents } from '@plinth/identity-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import type { Tx } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import type { Account } from '../account/account';
import { SignInHistory } from '../sign-in/sign-in-history.store';
import type { Origin } from '../sign-in/origin';
import { EndSessions } from './end-sessions.use-case';
import { formSecretOf, hashOfToken, newToken } from './session-cookie';
import { sessionLimitsOf } from './session-limits';
import type { Acr, CurrentSession } from './session-reader';
import { SessionStore } from './session.store';

export interface Proof {
  /** RFC 8176. */
  readonly amr: readonly string[];
  /** How, for the history: `password`, `first_time_code`, `badge`, with `+totp` or `+recovery`. */
  readonly method: string;
}

export interface StartedSession {
  readonly kind: 'session';
  readonly sessionId: string;
  /** For the cookie; kept nowhere. */
  readonly token: string;
}

/** Gives a proven person a session: a new token always; the same session when it is theirs already. */
@Injectable()
export class StartSession {
  constructor(
    private readonly sessions: SessionStore,
    private readonly ends: EndSessions,
    private readonly history: SignInHistory,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  async execute(
    tx: Tx,
    account: Account,
    proof: Proof,
    origin: Origin,
    before?: CurrentSession,
  ): Promise<StartedSession> {
    const token = newToken();
    const session = {
      id: before?.accountId === account.id ? before.sessionId : v7(),
      tokenHash: hashOfToken(token),
      accountId: account.id,
      acr: acrOf(proof),
      amr: proof.amr,
      ...origin,
      ...sessionLimitsOf(account.audience),
    };
    const isRenewed = before?.accountId === account.id && (await this.sessions.renew(tx, session));
    const sessionId = isRenewed ? session.id : await this.begin(tx, { ...session, id: v7() }, account, before);
    await this.history.add(tx, { accountId: account.id, result: 'success', method: proof.method, ...origin });
    await this.audit.record(tx, {
      actor: `person:${account.personId}`,
      action: 'identity.session.start',
      target: `session:${sessionId}`,
      result: 'success',
      address: origin.address,
      detail: { method: proof.method, renewed: isRenewed },
    });
    return { kind: 'session', sessionId, token };
  }

  private async begin(
    tx: Tx,
    session: Parameters<SessionStore['start']>[1],
    account: Account,
    before: CurrentSession | undefined,
  ): Promise<string> {
    const actor = `person:${account.personId}`;
    // Another person's session in the same browser: it must not live on behind the new cookie.
    if (before !== undefined) await this.ends.these(tx, [before.sessionId], 'replaced', actor);
    await this.sessions.start(tx, session);
    await this.outbox.append(tx, {
      type: IdentityEvents.sessionStarted,
      key: account.id,
      actor,
      data: { sessionId: session.id, accountId: account.id, personId: account.personId, methods: [...session.amr] },
    });
    return session.id;
  }
}

const acrOf = ({ amr }: Proof): Acr => (amr.includes('mfa') ? 'urn:plinth:acr:multi' : 'urn:plinth:acr:single');

/** The session as readers will see it; without `started` the one that is about to begin. */
export const sessionOf = (
  account: Account,
  proof: Proof,
  started: Pick<StartedSession, 'sessionId' | 'token'> = { sessionId: '', token: '' },
): CurrentSession => ({
  sessionId: started.sessionId,
  accountId: account.id,
  personId: account.personId,
  audience: account.audience,
  authTime: new Date(),
  acr: acrOf(proof),
  amr: proof.amr,
  csrfSecret: formSecretOf(started.token),
});
