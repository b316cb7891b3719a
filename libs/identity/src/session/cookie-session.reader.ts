import { Injectable } from '@nestjs/common';
import { SESSION_COOKIE, formSecretOf, hashOfToken, tokenIn } from './session-cookie';
import { SessionReader } from './session-reader';
import type { CurrentSession } from './session-reader';
import { SessionStore } from './session.store';

export const TOUCH_AFTER_MS = 60_000;

/** Reads the session of the cookie; writes that it was seen at most once a minute. */
@Injectable()
export class CookieSessionReader extends SessionReader {
  constructor(private readonly sessions: SessionStore) {
    super();
  }

  async current(cookieHeader: string | undefined): Promise<CurrentSession | undefined> {
    const token = tokenIn(cookieHeader, SESSION_COOKIE);
    if (token === undefined) return undefined;
    const row = await this.sessions.byToken(hashOfToken(token));
    if (row === undefined) return undefined;
    const { lastSeenAt, identityId, secondsLeft: _left, ...session } = row;
    if (Date.now() - lastSeenAt.getTime() > TOUCH_AFTER_MS) await this.sessions.touch(row.sessionId);
    return { ...session, ...(identityId ? { identityId } : {}), csrfSecret: formSecretOf(token) };
  }
}
