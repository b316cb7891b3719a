import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PersonDirectory } from '@plinth/org-contract';
import type { PersonCard } from '@plinth/org-contract';
import { FormGuard } from '../page/form-guard';
import { redirectTo } from '../page/render-page';
import { SessionReader } from '../session/session-reader';
import type { CurrentSession } from '../session/session-reader';

/** A signed-in person's page request. */
export interface SignedInRequest {
  readonly session: CurrentSession;
  /** Undefined while org has not told of the person yet. */
  readonly card: PersonCard | undefined;
  readonly signedInAs: string;
  /** Token of the page's forms. */
  readonly token: string;
}

/** Pages that need a session: who is it, and for a form, was it sent from our own page. */
@Injectable()
export class PageSession {
  constructor(
    private readonly sessions: SessionReader,
    private readonly people: PersonDirectory,
    private readonly forms: FormGuard,
  ) {}

  /** Undefined when the answer is a redirect to the sign-in page. */
  async open(request: Request, response: Response): Promise<SignedInRequest | undefined> {
    const session = await this.sessions.current(request.headers.cookie);
    if (session === undefined) {
      const back = request.method === 'GET' ? request.originalUrl : '/account';
      redirectTo(response, back === '/' ? '/login' : `/login?return=${encodeURIComponent(back)}`);
      return undefined;
    }
    const card = await this.people.card(session.personId);
    return { session, card, signedInAs: card?.name ?? '', token: this.forms.tokenFor(request, response, session) };
  }

  /** As `open`, for a form. @throws DomainError `identity.form_expired` */
  async openForm(request: Request, response: Response): Promise<SignedInRequest | undefined> {
    const opened = await this.open(request, response);
    if (opened !== undefined) this.forms.check(request, opened.session);
    return opened;
  }
}
