import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { IdentitySettings } from '../identity-settings';
import { originOf } from '../page/page-request';
import { redirectTo } from '../page/render-page';
import { SESSION_COOKIE, setCookie, tokenIn } from '../session/session-cookie';
import { SessionReader } from '../session/session-reader';
import { finalUrl, stepUrl } from './destination';
import type { Destination } from './destination';
import { SignInProgress } from './sign-in-progress';
import type { Progress, SignInContext, SignInOutcome } from './sign-in-progress';

const PENDING_COOKIE = 'plinth_sign_in';

/** The browser's side of a sign-in: its cookies and where it goes next. */
@Injectable()
export class SignInBrowser {
  constructor(
    private readonly settings: IdentitySettings,
    private readonly sessions: SessionReader,
    private readonly progress: SignInProgress,
  ) {}

  async contextOf(request: Request): Promise<SignInContext> {
    const before = await this.sessions.current(request.headers.cookie);
    return { origin: originOf(request), ...(before === undefined ? {} : { before }) };
  }

  pendingOf(request: Request): Promise<Progress | undefined> {
    return this.progress.load(tokenIn(request.headers.cookie, PENDING_COOKIE));
  }

  /** Keeps what came out in cookies. */
  keep(response: Response, outcome: SignInOutcome): void {
    const secure = this.settings.isSecure;
    if (outcome.kind === 'pending') {
      response.append('Set-Cookie', setCookie(PENDING_COOKIE, outcome.token, { secure, path: '/login' }));
      return;
    }
    response.append('Set-Cookie', setCookie(SESSION_COOKIE, outcome.token, { secure }));
    response.append('Set-Cookie', setCookie(PENDING_COOKIE, '', { secure, path: '/login', maxAgeSeconds: 0 }));
  }

  /** On to the next step, or to where the sign-in leads. */
  proceed(response: Response, outcome: SignInOutcome, destination: Destination): void {
    this.keep(response, outcome);
    redirectTo(
      response,
      outcome.kind === 'session' ? finalUrl(destination) : stepUrl(`/login/${outcome.step}`, destination),
    );
  }

  forgetSession(response: Response): void {
    response.append('Set-Cookie', setCookie(SESSION_COOKIE, '', { secure: this.settings.isSecure, maxAgeSeconds: 0 }));
  }
}
