import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PersonDirectory } from '@plinth/org-contract';
import type { Language } from '@plinth/platform-http';
import { ConsentPage } from '../consent/consent-page';
import { formTokenOf } from '../page/form-token';
import { LANGUAGE_COOKIE, pageLanguage } from '../page/page-language';
import { redirectTo, renderPage } from '../page/render-page';
import type { CurrentSession } from '../session/session-reader';
import { stepUrl } from '../sign-in/destination';
import { SignInForm } from '../sign-in/sign-in-form';
import type { AuthorizationRequest } from './authorization-request';
import type { AuthorizationFlow } from './dispatch/authorization-flow';

export const continuePath = (transactionId: string): string => `/oauth/authorize/continue?transaction=${transactionId}`;

/** What the person sees while a request waits. */
@Injectable()
export class AuthorizationPages {
  constructor(
    private readonly people: PersonDirectory,
    private readonly signInForm: SignInForm,
  ) {}

  /** The page itself: its form and its language switch lead to where it has an address of its own. */
  showSignIn(request: Request, response: Response, asked: AuthorizationRequest, id: string): void {
    const destination = { transaction: id, reauthenticate: false };
    const language = this.chooseLanguage(request, response, asked.uiLocales) ?? pageLanguage(request);
    const page = { language, path: stepUrl('/login', destination) };
    this.signInForm.show(request, response, { destination, name: asked.loginHint ?? '', page });
  }

  toSignInAgain(request: Request, response: Response, asked: AuthorizationRequest, id: string): void {
    const query = new URLSearchParams({ transaction: id, reauthenticate: '1' });
    if (asked.loginHint !== undefined) query.set('login_hint', asked.loginHint);
    this.chooseLanguage(request, response, asked.uiLocales);
    redirectTo(response, `/login?${query.toString()}`);
  }

  async showConsent(
    request: Request,
    response: Response,
    flow: Pick<AuthorizationFlow, 'request' | 'client'>,
    session: CurrentSession,
    transaction: string,
  ): Promise<void> {
    const names = await this.people.names([session.personId]);
    const page = ConsentPage({
      language: pageLanguage(request),
      clientName: flow.client.name,
      clientHost: new URL(flow.request.redirectUri).host,
      personName: names.get(session.personId) ?? '',
      scopes: flow.request.scopes,
      transaction,
      formToken: formTokenOf(session.csrfSecret),
      path: continuePath(transaction),
    });
    // The answer of the form is redirected on to the client, and browsers apply form-action to the whole chain.
    renderPage(response, page, { formAction: 'anywhere' });
  }

  /** OpenID Connect Core §3.1.2.1 ui_locales: the client's wish counts where the person has not chosen. */
  private chooseLanguage(request: Request, response: Response, uiLocales: string | undefined): Language | undefined {
    const wished = uiLocales
      ?.toLowerCase()
      .split(' ')
      .map((tag) => /^(zh|en)(-|$)/.exec(tag)?.[1] as Language | undefined)
      .find(Boolean);
    if (wished === undefined || request.headers.cookie?.includes(`${LANGUAGE_COOKIE}=`)) return undefined;
    response.cookie(LANGUAGE_COOKIE, wished, { path: '/', sameSite: 'lax', httpOnly: true });
    return wished;
  }
}
