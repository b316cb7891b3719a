import { Controller, Get, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DomainError } from '@plinth/error-contract';
import { PersonDirectory } from '@plinth/org-contract';
import { Public } from '@plinth/platform-auth';
import { statusOfKind } from '@plinth/platform-http';
import { FormGuard } from '../page/form-guard';
import { PageErrorFilter } from '../page/page-error.filter';
import { fieldOf, pageRequestOf } from '../page/page-request';
import { redirectTo, renderPage } from '../page/render-page';
import { EnrolPage, RecoveryCodesPage } from '../second-factor/enrol.page';
import { qrCodeSvg } from '../second-factor/qr-code';
import { totpUri } from '../second-factor/totp';
import { destinationOf, finalUrl, formActionOf, stepUrl } from './destination';
import type { Destination } from './destination';
import { EnrolAtSignIn } from './enrol-at-sign-in.use-case';
import { SignInBrowser } from './sign-in-browser';
import type { Progress } from './sign-in-progress';

/** A second factor that a policy demands is set up before the first session. */
@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller('/login/enrol')
export class EnrolStepController {
  constructor(
    private readonly browser: SignInBrowser,
    private readonly enrolment: EnrolAtSignIn,
    private readonly people: PersonDirectory,
    private readonly forms: FormGuard,
  ) {}

  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const destination = destinationOf(request.query);
    const progress = await this.browser.pendingOf(request);
    if (progress?.step !== 'enrol') return redirectTo(response, stepUrl('/login', destination));
    await this.render(request, response, destination, progress);
  }

  @Post()
  @HttpCode(200)
  async submit(@Req() request: Request, @Res() response: Response): Promise<void> {
    const destination = destinationOf(request.query);
    const progress = await this.browser.pendingOf(request);
    if (progress?.step !== 'enrol') return redirectTo(response, stepUrl('/login', destination));
    try {
      this.forms.check(request);
      const context = await this.browser.contextOf(request);
      const { outcome, recoveryCodes } = await this.enrolment.confirm(progress, fieldOf(request, 'code'), context);
      this.browser.keep(response, outcome);
      const next = outcome.kind === 'session' ? finalUrl(destination) : stepUrl(`/login/${outcome.step}`, destination);
      renderPage(response, <RecoveryCodesPage page={pageRequestOf(request)} codes={recoveryCodes} next={next} />);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.render(request, response, destination, progress, error);
    }
  }

  private async render(
    request: Request,
    response: Response,
    destination: Destination,
    progress: Progress,
    error?: DomainError,
  ): Promise<void> {
    const secret = await this.enrolment.secretOf(progress);
    const card = await this.people.card(progress.account.personId);
    const page = (
      <EnrolPage
        page={pageRequestOf(request)}
        action={stepUrl('/login/enrol', destination)}
        token={this.forms.tokenFor(request, response)}
        secret={secret}
        qr={await qrCodeSvg(totpUri(secret, 'Plinth', card?.name ?? progress.account.id))}
        isDemanded
        error={error}
      />
    );
    renderPage(response, page, {
      status: error === undefined ? 200 : statusOfKind(error.kind),
      formAction: formActionOf(destination),
    });
  }
}
