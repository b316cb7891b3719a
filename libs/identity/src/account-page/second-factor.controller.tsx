import { Controller, Get, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DomainError } from '@plinth/error-contract';
import { Public } from '@plinth/platform-auth';
import { statusOfKind } from '@plinth/platform-http';
import { PageErrorFilter, retryHeaders } from '../page/page-error.filter';
import { fieldOf, pageRequestOf } from '../page/page-request';
import { redirectTo, renderPage } from '../page/render-page';
import { EnrolPage, RecoveryCodesPage } from '../second-factor/enrol.page';
import { qrCodeSvg } from '../second-factor/qr-code';
import { SecondFactors } from '../second-factor/second-factors';
import { newTotpSecret, totpUri } from '../second-factor/totp';
import { OwnSecondFactor } from './own-second-factor';
import { PageSession } from './page-session';
import type { SignedInRequest } from './page-session';
import { ManageSecondFactorPage } from './second-factor.page';

@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller('/account/second-factor')
export class SecondFactorController {
  constructor(
    private readonly pages: PageSession,
    private readonly factors: SecondFactors,
    private readonly own: OwnSecondFactor,
  ) {}

  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const opened = await this.pages.open(request, response);
    if (opened === undefined) return;
    await this.render(request, response, opened);
  }

  @Post()
  @HttpCode(200)
  submit(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.change(request, response, async (opened) => {
      const sealed = Buffer.from(fieldOf(request, 'enrolment'), 'base64url');
      const codes = await this.own.turnOn(opened.session, sealed, fieldOf(request, 'code'));
      this.showCodes(request, response, opened, codes);
    });
  }

  @Post('codes')
  @HttpCode(200)
  renew(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.change(request, response, async (opened) => {
      const codes = await this.own.renewCodes(opened.session, fieldOf(request, 'code'));
      this.showCodes(request, response, opened, codes);
    });
  }

  @Post('off')
  @HttpCode(200)
  turnOff(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.change(request, response, async ({ session }) => {
      await this.own.turnOff(session, fieldOf(request, 'code'));
      redirectTo(response, '/account?notice=saved');
    });
  }

  private async change(
    request: Request,
    response: Response,
    work: (opened: SignedInRequest) => Promise<void>,
  ): Promise<void> {
    const opened = await this.pages.openForm(request, response);
    if (opened === undefined) return;
    try {
      await work(opened);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.render(request, response, opened, error);
    }
  }

  private showCodes(request: Request, response: Response, opened: SignedInRequest, codes: readonly string[]): void {
    const page = pageRequestOf(request);
    const { signedInAs } = opened;
    renderPage(response, <RecoveryCodesPage page={page} codes={codes} next="/account" signedInAs={signedInAs} />);
  }

  private async render(
    request: Request,
    response: Response,
    opened: SignedInRequest,
    error?: DomainError,
  ): Promise<void> {
    const enrolled = await this.factors.of(opened.session.accountId);
    const page =
      enrolled === undefined
        ? await this.enrolPage(request, opened, error)
        : ManageSecondFactorPage({
            ...opened,
            page: pageRequestOf(request),
            codesLeft: enrolled.recoveryCodesLeft,
            error,
          });
    renderPage(response, page, {
      status: error === undefined ? 200 : statusOfKind(error.kind),
      headers: error === undefined ? {} : retryHeaders(error),
    });
  }

  /** The secret travels sealed in the form: nothing is stored before it is proven; a wrong code keeps it. */
  private async enrolPage(request: Request, { token, signedInAs }: SignedInRequest, error?: DomainError) {
    const given = Buffer.from(fieldOf(request, 'enrolment'), 'base64url');
    const secret = given.length === 0 ? newTotpSecret() : this.reopen(given);
    return (
      <EnrolPage
        page={pageRequestOf(request)}
        action="/account/second-factor"
        token={token}
        secret={secret}
        enrolment={this.factors.sealSecret(secret).toString('base64url')}
        qr={await qrCodeSvg(totpUri(secret, 'Plinth', signedInAs))}
        isDemanded={false}
        signedInAs={signedInAs}
        error={error}
      />
    );
  }

  private reopen(sealed: Buffer): string {
    try {
      return this.factors.openSecret(sealed);
    } catch {
      return newTotpSecret();
    }
  }
}
