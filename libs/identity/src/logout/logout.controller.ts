import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '@plinth/platform-auth';
import { FORM_TOKEN_FIELD, formTokenOf, isFormToken } from '../page/form-token';
import { pageLanguage } from '../page/page-language';
import { redirectTo, renderPage } from '../page/render-page';
import { asOAuthError } from '../protocol/as-oauth-error';
import { OAuthSettings } from '../protocol/oauth-settings';
import { authorizationParameters } from '../protocol/parameters';
import { showProblem } from '../protocol/problem-page';
import { SessionReader } from '../session/session-reader';
import type { CurrentSession } from '../session/session-reader';
import { ConfirmLogoutPage, SignedOutPage } from './logout-page';
import { LogoutRequests } from './logout-request';
import type { LogoutRequest } from './logout-request';
import { SignOut } from './sign-out.use-case';

/** OpenID Connect RP-Initiated Logout §2: who asks, who is signed in, is it sure, the end, the way back. */
@ApiExcludeController()
@Controller(['logout', 'oauth/logout'])
@Public()
export class LogoutController {
  constructor(
    private readonly settings: OAuthSettings,
    private readonly requests: LogoutRequests,
    private readonly sessions: SessionReader,
    private readonly signOut: SignOut,
  ) {}

  @Get()
  begin(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.shown(request, response, async () => {
      const asked = await this.requests.read(authorizationParameters(request));
      const session = await this.sessions.current(request.headers.cookie);
      if (session === undefined) return this.leave(request, response, asked);
      const isSure = !asked.isDoubtful && asked.hint?.sessionId === session.sessionId;
      if (isSure) return this.end(request, response, session, asked);
      const { isDoubtful, fields } = asked;
      const formToken = formTokenOf(session.csrfSecret);
      const page = ConfirmLogoutPage({ language: pageLanguage(request), isDoubtful, formToken, fields });
      renderPage(response, page, { formAction: 'anywhere', status: isDoubtful ? 400 : 200 });
    });
  }

  /** A POST from another site carries no session cookie (SameSite); the GET after it does. */
  @Post()
  beginByForm(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.shown(request, response, async () => {
      const { fields } = await this.requests.read(authorizationParameters(request));
      redirectTo(response, `/oauth/logout?${new URLSearchParams(fields).toString()}`);
    });
  }

  @Post('confirm')
  confirm(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.shown(request, response, async () => {
      const asked = await this.requests.read(authorizationParameters(request));
      const session = await this.sessions.current(request.headers.cookie);
      if (session === undefined) return this.leave(request, response, asked);
      const token = (request.body as Readonly<Record<string, unknown>>)[FORM_TOKEN_FIELD];
      // Somebody else's form, or an old page: the person is asked once more.
      if (!isFormToken(session.csrfSecret, token)) return redirectTo(response, '/logout');
      return this.end(request, response, session, asked);
    });
  }

  private async end(request: Request, response: Response, session: CurrentSession, asked: LogoutRequest) {
    response.append('Set-Cookie', await this.signOut.execute(session));
    this.leave(request, response, asked);
  }

  private leave(request: Request, response: Response, { returnTo }: LogoutRequest): void {
    if (returnTo !== undefined) return redirectTo(response, returnTo);
    renderPage(response, SignedOutPage({ language: pageLanguage(request) }));
  }

  private async shown(request: Request, response: Response, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      showProblem(request, response, asOAuthError(thrown, this.settings));
    }
  }
}
