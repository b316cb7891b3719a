import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { IdentitySettings } from '../identity-settings';
import { newToken, setCookie, tokenIn } from '../session/session-cookie';
import type { CurrentSession } from '../session/session-reader';
import { FORM_TOKEN_FIELD, formTokenOf, isFormToken } from './form-token';

export const FORM_COOKIE = 'plinth_form';

/** Forms are accepted only from our own pages in the same browser: bound to the session, or to a cookie before one. */
@Injectable()
export class FormGuard {
  constructor(private readonly settings: IdentitySettings) {}

  /** The token for a page's forms; makes the cookie when there is no session and none yet. */
  tokenFor(request: Request, response: Response, session?: CurrentSession): string {
    if (session !== undefined) return formTokenOf(session.csrfSecret);
    const known = tokenIn(request.headers.cookie, FORM_COOKIE);
    if (known !== undefined) return formTokenOf(known);
    const secret = newToken();
    response.append('Set-Cookie', setCookie(FORM_COOKIE, secret, { secure: this.settings.isSecure }));
    return formTokenOf(secret);
  }

  /** @throws DomainError `identity.form_expired` */
  check(request: Request, session?: CurrentSession): void {
    const secret = session?.csrfSecret ?? tokenIn(request.headers.cookie, FORM_COOKIE);
    const given = (request.body as Record<string, unknown> | undefined)?.[FORM_TOKEN_FIELD];
    const isForeign = request.headers['sec-fetch-site'] === 'cross-site';
    if (isForeign || secret === undefined || !isFormToken(secret, given))
      throw new DomainError(IdentityErrors.formExpired);
  }
}
