import { Controller, Get, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { Public } from '@plinth/platform-auth';
import { statusOfKind } from '@plinth/platform-http';
import { FormGuard } from '../page/form-guard';
import { PageErrorFilter, retryHeaders } from '../page/page-error.filter';
import { fieldOf, pageRequestOf } from '../page/page-request';
import { renderPage } from '../page/render-page';
import { mismatchFault } from '../password/password-rules';
import { SignInBrowser } from '../sign-in/sign-in-browser';
import { AcceptInvitation } from './accept-invitation.use-case';
import { FirstAdministratorPage } from './first-administrator.page';

@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller('/first-administrator')
export class FirstAdministratorController {
  constructor(
    private readonly accept: AcceptInvitation,
    private readonly browser: SignInBrowser,
    private readonly forms: FormGuard,
  ) {}

  @Get()
  show(@Req() request: Request, @Res() response: Response): void {
    this.render(request, response);
  }

  @Post()
  @HttpCode(200)
  async submit(@Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      this.forms.check(request);
      const form = {
        code: fieldOf(request, 'code'),
        name: fieldOf(request, 'name').trim(),
        username: fieldOf(request, 'username'),
        password: fieldOf(request, 'password'),
      };
      if (form.password !== fieldOf(request, 'password_again'))
        throw new DomainError(IdentityErrors.passwordRefused, {}, [mismatchFault()]);
      if (form.name === '' || form.name.length > 50) throw new DomainError(IdentityErrors.nameInvalid);
      const outcome = await this.accept.execute(form, await this.browser.contextOf(request));
      this.browser.proceed(response, outcome, { reauthenticate: false });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.render(request, response, error);
    }
  }

  private render(request: Request, response: Response, error?: DomainError): void {
    const page = (
      <FirstAdministratorPage
        page={pageRequestOf(request)}
        token={this.forms.tokenFor(request, response)}
        name={fieldOf(request, 'name').slice(0, 50)}
        username={fieldOf(request, 'username').slice(0, 32)}
        error={error}
      />
    );
    renderPage(response, page, {
      status: error === undefined ? 200 : statusOfKind(error.kind),
      headers: error === undefined ? {} : retryHeaders(error),
    });
  }
}
