import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '@plinth/platform-auth';
import { asOAuthError } from '../protocol/as-oauth-error';
import type { OAuthError } from '../protocol/oauth-error';
import { isSecure, OAuthSettings } from '../protocol/oauth-settings';
import { authorizationParameters } from '../protocol/parameters';
import { showProblem } from '../protocol/problem-page';
import { SessionReader } from '../session/session-reader';
import type { ResponseTarget } from './authorization-request';
import { AuthorizationPages, continuePath } from './authorization-pages';
import { ensureBrowser } from './browser-cookie';
import { AuthorizationDispatcher } from './dispatch/authorization-dispatcher';
import type { AuthorizationFlow, AuthorizationOutcome } from './dispatch/authorization-flow';
import { RequestParser } from './request/request-parser';
import type { Located } from './request/locate-target';
import { answer } from './responder';
import { StaleRequest } from './stale-request';
import { WaitingRequests } from './waiting-requests';
import { redirectTo } from '../page/render-page';
import { DescribesAuthorization } from '../protocol/protocol-document';

/** RFC 6749 §3.1: who asks, what is asked, who is there, what is still needed, the answer. */
@Controller('oauth/authorize')
@Public()
export class AuthorizeController {
  constructor(
    private readonly settings: OAuthSettings,
    private readonly parser: RequestParser,
    private readonly dispatcher: AuthorizationDispatcher,
    private readonly sessions: SessionReader,
    private readonly waiting: WaitingRequests,
    private readonly pages: AuthorizationPages,
  ) {}

  @Get()
  @DescribesAuthorization()
  begin(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.shown(request, response, async () => {
      const parameters = authorizationParameters(request);
      const located = await this.parser.locate(parameters);
      await this.sent(request, response, located.target, async () => {
        const asked = await this.parser.parse(parameters, located);
        const flow = await this.flowOf(request, response, located, asked);
        return [flow, await this.dispatcher.begin(flow)];
      });
    });
  }

  @Post()
  @ApiExcludeEndpoint()
  beginByForm(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.begin(request, response);
  }

  @Get('continue')
  @ApiExcludeEndpoint()
  resume(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.shown(request, response, async () => {
      const flow = await this.waiting.load(request, request.query['transaction']);
      await this.sent(request, response, flow.request, async () => [flow, await this.dispatcher.resume(flow)]);
    });
  }

  @Post('decision')
  @ApiExcludeEndpoint()
  decide(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.shown(request, response, async () => {
      const flow = await this.waiting.loadDecided(request);
      await this.sent(request, response, flow.request, async () => [flow, await this.dispatcher.decide(flow)]);
    });
  }

  private async flowOf(
    request: Request,
    response: Response,
    { client }: Located,
    asked: AuthorizationFlow['request'],
  ): Promise<AuthorizationFlow> {
    // A POST from another site comes without the session cookie (SameSite): the request waits for the GET after it.
    const isDeferred = request.method === 'POST';
    const session = isDeferred ? undefined : await this.sessions.current(request.headers.cookie);
    const browser = ensureBrowser(request, response, isSecure(this.settings));
    return { request: asked, client, session, browser, startedAt: new Date(), isDeferred };
  }

  /** Errors of `work` go to the client. */
  private async sent(
    request: Request,
    response: Response,
    target: ResponseTarget,
    work: () => Promise<[AuthorizationFlow, AuthorizationOutcome]>,
  ): Promise<void> {
    try {
      const [flow, outcome] = await work();
      if (outcome.kind === 'wait') return await this.wait(request, response, flow, outcome);
      if (outcome.kind === 'answer') answer(response, target, this.settings.publicUrl, { code: outcome.code });
    } catch (thrown) {
      if (thrown instanceof StaleRequest || response.headersSent) throw thrown;
      answer(response, target, this.settings.publicUrl, asOAuthError(thrown, this.settings).body as ErrorParameters);
    }
  }

  /** Errors of `work` stay on our own page: there is nobody proven to send them to. */
  private async shown(request: Request, response: Response, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      const error: OAuthError = asOAuthError(thrown, this.settings);
      if (!response.headersSent) showProblem(request, response, error);
    }
  }

  private async wait(
    request: Request,
    response: Response,
    flow: AuthorizationFlow,
    { need, transactionId }: AuthorizationOutcome & { kind: 'wait' },
  ): Promise<void> {
    if (need === 'return') return redirectTo(response, continuePath(transactionId));
    if (need === 'consent' && flow.session !== undefined) {
      // Begun in one go: the page must be bound to this session before it is shown.
      if (flow.transactionId === undefined) return redirectTo(response, continuePath(transactionId));
      return this.pages.showConsent(request, response, flow, flow.session, transactionId);
    }
    if (need === 'sign_in') return this.pages.showSignIn(request, response, flow.request, transactionId);
    this.pages.toSignInAgain(request, response, flow.request, transactionId);
  }
}

type ErrorParameters = Readonly<Record<string, string>>;
