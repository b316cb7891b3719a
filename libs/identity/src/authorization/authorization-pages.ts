import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PersonDirectory } from '@plinth/org-contract';
import { ConsentPage } from '../consent/consent-page';
import { formTokenOf } from '../page/form-token';
import { LANGUAGE_COOKIE, pageLanguage } from '../page/page-language';
import { redirectTo, renderPage } from '../page/render-page';
import type { CurrentSession } from '../session/session-reader';
import type { AuthorizationRequest } from './authorization-request';
import type { AuthorizationFlow } from './dispatch/authorization-flow';

export const continuePath = (transactionId: string): string => `/oauth/authorize/continue?transaction=${transactionId}`;

/** What the person sees while a request waits. */
@Injectable()
export class AuthorizationPages {
  constructor(private readonly people: PersonDirectory) {}

  toSignIn(request: Request, response: Response, asked: AuthorizationRequest, again: boolean, id: string): void {
    const query = new URLSearchParams({ transaction: id });
    if (again) query.set('reauthenticate', '1');
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
  private chooseLanguage(request: Request, response: Response, uiLocales: string | undefined): void {
    const wished = uiLocales
      ?.toLowerCase()
      .split(' ')
      .map((tag) => /^(zh|en)(-|$)/.exec(tag)?.[1])
      .find(Boolean);
    if (wished === undefined || request.headers.cookie?.includes(`${LANGUAGE_COOKIE}=`)) return;
    response.cookie(LANGUAGE_COOKIE, wished, { path: '/', sameSite: 'lax', httpOnly: true });
  }
}
