import { Controller, Get, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { PersonDirectory } from '@plinth/org-contract';
import { Public } from '@plinth/platform-auth';
import { statusOfKind } from '@plinth/platform-http';
import { FormGuard } from '../page/form-guard';
import { PageErrorFilter, retryHeaders } from '../page/page-error.filter';
import { fieldOf, pageRequestOf } from '../page/page-request';
import { redirectTo, renderPage } from '../page/render-page';
import { mismatchFault, passwordRulesOf } from '../password/password-rules';
import { ChoosePasswordPage } from './choose-password.page';
import { ChoosePassword } from './choose-password.use-case';
import { destinationOf, finalUrl, formActionOf, stepUrl } from './destination';
import type { Destination } from './destination';
import { ProveSecondFactor } from './prove-second-factor.use-case';
import { SecondFactorPage } from './second-factor.page';
import { SignInBrowser } from './sign-in-browser';
import type { Progress, SignInOutcome } from './sign-in-progress';

/** Second factor and first password: the steps between proof and session. */
@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller('/login')
export class StepController {
  constructor(
    private readonly browser: SignInBrowser,
    private readonly proveSecondFactor: ProveSecondFactor,
    private readonly choosePassword: ChoosePassword,
    private readonly people: PersonDirectory,
    private readonly forms: FormGuard,
  ) {}

  @Get('second-factor')
  async showSecondFactor(@Req() request: Request, @Res() response: Response): Promise<void> {
    const destination = destinationOf(request.query);
    const progress = await this.browser.pendingOf(request);
    if (progress?.step !== 'second-factor') return this.elsewhere(request, response, progress, destination);
    this.renderSecondFactor(request, response, destination);
  }

  @Post('second-factor')
  @HttpCode(200)
  async submitSecondFactor(@Req() request: Request, @Res() response: Response): Promise<void> {
    const destination = destinationOf(request.query);
    const progress = await this.browser.pendingOf(request);
    if (progress?.step !== 'second-factor') return this.elsewhere(request, response, progress, destination);
    await this.attempt(
      request,
      response,
      destination,
      async () =>
        this.proveSecondFactor.execute(progress, fieldOf(request, 'code'), await this.browser.contextOf(request)),
      (error) => this.renderSecondFactor(request, response, destination, error),
    );
  }

  @Get('password')
  async showPassword(@Req() request: Request, @Res() response: Response): Promise<void> {
    const destination = destinationOf(request.query);
    const progress = await this.browser.pendingOf(request);
    if (progress?.step !== 'password') return this.elsewhere(request, response, progress, destination);
    await this.renderPassword(request, response, destination, progress);
  }

  @Post('password')
  @HttpCode(200)
  async submitPassword(@Req() request: Request, @Res() response: Response): Promise<void> {
    const destination = destinationOf(request.query);
    const progress = await this.browser.pendingOf(request);
    if (progress?.step !== 'password') return this.elsewhere(request, response, progress, destination);
    await this.attempt(
      request,
      response,
      destination,
      async () => {
        const password = fieldOf(request, 'password');
        if (password !== fieldOf(request, 'password_again'))
          throw new DomainError(IdentityErrors.passwordRefused, {}, [mismatchFault()]);
        return this.choosePassword.execute(progress, password, await this.browser.contextOf(request));
      },
      (error) => this.renderPassword(request, response, destination, progress, error),
    );
  }

  private async attempt(
    request: Request,
    response: Response,
    destination: Destination,
    work: () => Promise<SignInOutcome>,
    again: (error: DomainError) => void | Promise<void>,
  ): Promise<void> {
    try {
      this.forms.check(request);
      this.browser.proceed(response, await work(), destination);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await again(error);
    }
  }

  /** The step is done, was never reached, or took too long: on to where the sign-in stands. */
  private async elsewhere(
    request: Request,
    response: Response,
    progress: Progress | undefined,
    destination: Destination,
  ): Promise<void> {
    if (progress?.step !== undefined) return redirectTo(response, stepUrl(`/login/${progress.step}`, destination));
    // The second half of a double-submitted form finds the session that the first half made.
    const { before } = await this.browser.contextOf(request);
    redirectTo(response, before === undefined ? stepUrl('/login', destination) : finalUrl(destination));
  }

  private renderSecondFactor(
    request: Request,
    response: Response,
    destination: Destination,
    error?: DomainError,
  ): void {
    const page = (
      <SecondFactorPage
        page={pageRequestOf(request)}
        action={stepUrl('/login/second-factor', destination)}
        back={stepUrl('/login', destination)}
        token={this.forms.tokenFor(request, response)}
        error={error}
      />
    );
    renderPage(response, page, optionsOf(destination, error));
  }

  private async renderPassword(
    request: Request,
    response: Response,
    destination: Destination,
    { account }: Progress,
    error?: DomainError,
  ): Promise<void> {
    const card = await this.people.card(account.personId);
    const page = (
      <ChoosePasswordPage
        page={pageRequestOf(request)}
        action={stepUrl('/login/password', destination)}
        token={this.forms.tokenFor(request, response)}
        rules={passwordRulesOf(account.audience, card?.stage)}
        error={error}
      />
    );
    renderPage(response, page, optionsOf(destination, error));
  }
}

const optionsOf = (destination: Destination, error?: DomainError) => ({
  status: error === undefined ? 200 : statusOfKind(error.kind),
  formAction: formActionOf(destination),
  headers: error === undefined ? {} : retryHeaders(error),
});
