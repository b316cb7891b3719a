import { Controller, Get, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { Public } from '@plinth/platform-auth';
import { statusOfKind } from '@plinth/platform-http';
import { PageErrorFilter, retryHeaders } from '../page/page-error.filter';
import { fieldOf, pageRequestOf } from '../page/page-request';
import { redirectTo, renderPage } from '../page/render-page';
import { mismatchFault, passwordRulesOf } from '../password/password-rules';
import { PasswordStore } from '../password/password.store';
import { ChangePassword } from './change-password.use-case';
import { PageSession } from './page-session';
import type { SignedInRequest } from './page-session';
import { PasswordPage } from './password.page';

@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller('/account/password')
export class PasswordController {
  constructor(
    private readonly pages: PageSession,
    private readonly changePassword: ChangePassword,
    private readonly passwords: PasswordStore,
  ) {}

  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const opened = await this.pages.open(request, response);
    if (opened !== undefined) await this.render(request, response, opened);
  }

  @Post()
  @HttpCode(200)
  async submit(@Req() request: Request, @Res() response: Response): Promise<void> {
    const opened = await this.pages.openForm(request, response);
    if (opened === undefined) return;
    try {
      const password = fieldOf(request, 'password');
      if (password !== fieldOf(request, 'password_again'))
        throw new DomainError(IdentityErrors.passwordRefused, {}, [mismatchFault()]);
      await this.changePassword.execute(opened.session, fieldOf(request, 'current_password'), password);
      redirectTo(response, '/account?notice=password');
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.render(request, response, opened, error);
    }
  }

  private async render(
    request: Request,
    response: Response,
    { session, card, token, signedInAs }: SignedInRequest,
    error?: DomainError,
  ): Promise<void> {
    const page = (
      <PasswordPage
        page={pageRequestOf(request)}
        token={token}
        signedInAs={signedInAs}
        rules={passwordRulesOf(session.audience, card?.stage)}
        hasPassword={(await this.passwords.of(session.accountId)) !== undefined}
        error={error}
      />
    );
    renderPage(response, page, {
      status: error === undefined ? 200 : statusOfKind(error.kind),
      headers: error === undefined ? {} : retryHeaders(error),
    });
  }
}
