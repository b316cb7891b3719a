import { Injectable } from '@nestjs/common';
import { PORTAL_CLIENT_ID, PortalSessions } from '@plinth/identity-contract';
import type { PortalToken } from '@plinth/identity-contract';
import { ClientDirectory } from '../client/client-directory';
import { SessionStore } from '../session/session.store';
import type { SessionRow } from '../session/session.store';
import { TOUCH_AFTER_MS } from '../session/cookie-session.reader';
import { TokenMinter } from '../token/token-minter';
import { PORTAL_TOKEN_SECONDS } from './portal-client';

/** Names the person to those who ask userinfo; what he or she may do is asked of org by the person. */
const SCOPES = ['openid', 'profile'];

/** A token that carries the session's id: whatever ends the session ends it too. */
@Injectable()
export class ExchangeSession extends PortalSessions {
  constructor(
    private readonly sessions: SessionStore,
    private readonly clients: ClientDirectory,
    private readonly minter: TokenMinter,
  ) {
    super();
  }

  async exchange(sessionTokenHash: Uint8Array): Promise<PortalToken | undefined> {
    const session = await this.sessions.byToken(Buffer.from(sessionTokenHash));
    if (session === undefined) return undefined;
    const client = await this.clients.findActive(PORTAL_CLIENT_ID);
    if (client === undefined) return undefined;
    if (Date.now() - session.lastSeenAt.getTime() > TOUCH_AFTER_MS) await this.sessions.touch(session.sessionId);
    // No token outlives the session's end, which is PostgreSQL's to know.
    const accessTokenTtl = Math.max(1, Math.min(PORTAL_TOKEN_SECONDS, Math.floor(session.secondsLeft)));
    const short = { ...client, options: { ...client.options, accessTokenTtl } };
    const minted = this.minter.accessToken(short, SCOPES, personOf(session));
    return {
      ...{ accessToken: minted.access_token, expiresInSeconds: minted.expires_in },
      ...(session.identityId ? { identityId: session.identityId } : {}),
    };
  }
}

const personOf = ({ accountId, personId, sessionId, authTime, acr, amr }: SessionRow) => ({
  accountId,
  personId,
  sessionId,
  authTime: Math.floor(authTime.getTime() / 1_000),
  acr,
  amr,
});
