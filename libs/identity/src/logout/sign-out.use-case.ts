import { Injectable } from '@nestjs/common';
import { Transactions } from '@plinth/platform-database';
import { isSecure, OAuthSettings } from '../protocol/oauth-settings';
import { EndSessions } from '../session/end-sessions.use-case';
import { SESSION_COOKIE, setCookie } from '../session/session-cookie';
import type { CurrentSession } from '../session/session-reader';

/** The person leaves: the session ends with everything that hangs on it. */
@Injectable()
export class SignOut {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: EndSessions,
    private readonly settings: OAuthSettings,
  ) {}

  /** Answers the Set-Cookie value that removes the session cookie. */
  async execute({ sessionId, personId }: CurrentSession): Promise<string> {
    await this.transactions.run((tx) => this.sessions.these(tx, [sessionId], 'signed_out', `person:${personId}`));
    return setCookie(SESSION_COOKIE, '', { secure: isSecure(this.settings), maxAgeSeconds: 0 });
  }
}
