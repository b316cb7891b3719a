import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { isFormToken, FORM_TOKEN_FIELD } from '../page/form-token';
import { isSecure, OAuthSettings } from '../protocol/oauth-settings';
import { SessionReader } from '../session/session-reader';
import { browserOf } from './browser-cookie';
import type { AuthorizationFlow } from './dispatch/authorization-flow';
import { FindWaiting } from './find-waiting';
import { StaleRequest } from './stale-request';
import type { WaitingRequest } from './transaction.store';

/** Loads the flow of a waiting request for the browser that brought it. Nothing is parsed again. */
@Injectable()
export class WaitingRequests {
  constructor(
    private readonly waiting: FindWaiting,
    private readonly sessions: SessionReader,
    private readonly settings: OAuthSettings,
  ) {}

  /** @throws StaleRequest for an unknown, expired or answered request, or another browser's */
  async load(request: Request, id: unknown): Promise<AuthorizationFlow> {
    return (await this.find(request, id)).flow;
  }

  /** The consent form: an explicit answer, of the session to which the page was shown. @throws StaleRequest */
  async loadDecided(request: Request): Promise<AuthorizationFlow> {
    const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const { flow, waiting } = await this.find(request, body['transaction']);
    const decision = body['decision'];
    const { session } = flow;
    const isTheirs = session !== undefined && waiting.shownTo === session.sessionId;
    if (!isTheirs || !isFormToken(session.csrfSecret, body[FORM_TOKEN_FIELD])) throw new StaleRequest();
    // A missing answer is no consent: oauth2orize's own default would take it for one.
    if (decision !== 'allow' && decision !== 'deny') throw new StaleRequest();
    return { ...flow, decision };
  }

  private async find(request: Request, id: unknown): Promise<{ flow: AuthorizationFlow; waiting: WaitingRequest }> {
    const browser = browserOf(request, isSecure(this.settings));
    const { key, waiting, client } = await this.waiting.keep(id, browser);
    const session = await this.sessions.current(request.headers.cookie);
    const { request: asked, startedAt } = waiting;
    const flow = { request: asked, client, session, startedAt, browser: key.browser, transactionId: key.id };
    return { waiting, flow };
  }
}
