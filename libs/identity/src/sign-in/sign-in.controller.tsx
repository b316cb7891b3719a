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
import { redirectTo, renderPage } from '../page/render-page';
import { chosenSchoolIn } from './chosen-school';
import { destinationOf, finalUrl, formActionOf, stepUrl } from './destination';
import type { Destination } from './destination';
import { authenticatePerson } from './password-strategy';
import { SignInBrowser } from './sign-in-browser';
import { SignInPage } from './sign-in.page';
import { SignIn } from './sign-in.use-case';

@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller('/login')
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly browser: SignInBrowser,
    private readonly forms: FormGuard,
  ) {}

  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const destination = destinationOf(request.query);
    const { before } = await this.browser.contextOf(request);
    if (before !== undefined && !destination.reauthenticate) return redirectTo(response, finalUrl(destination));
    this.render(request, response, destination, destination.loginHint ?? '');
  }

  @Post()
  @HttpCode(200)
  async submit(@Req() request: Request, @Res() response: Response): Promise<void> {
    const destination = destinationOf(request.query);
    try {
      this.forms.check(request);
      const context = await this.browser.contextOf(request);
      const school = chosenSchoolIn(request.headers.cookie);
      const outcome = await authenticatePerson(request, response, (_, typed) =>
        this.signIn.execute({ ...typed, ...(school === undefined ? {} : { schoolId: school.unitId }) }, context),
      );
      if (outcome === undefined) throw new DomainError(IdentityErrors.signInRefused);
      this.browser.proceed(response, outcome, destination);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.render(request, response, destination, fieldOf(request, 'username').slice(0, 100), error);
    }
  }

  private render(
    request: Request,
    response: Response,
    destination: Destination,
    name: string,
    error?: DomainError,
  ): void {
    const page = (
      <SignInPage
        page={pageRequestOf(request)}
        action={stepUrl('/login', destination)}
        schoolUrl={stepUrl('/login/school', destination)}
        // The pre-session token even when signed in: a double-submitted form must not fail over its first half.
        token={this.forms.tokenFor(request, response)}
        name={name}
        school={chosenSchoolIn(request.headers.cookie)}
        isAgain={destination.reauthenticate}
        error={error}
      />
    );
    renderPage(response, page, {
      status: error === undefined ? 200 : statusOfKind(error.kind),
      formAction: formActionOf(destination),
      headers: error === undefined ? {} : retryHeaders(error),
    });
  }
}
