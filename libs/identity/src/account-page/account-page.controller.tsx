import { Controller, Get, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DomainError } from '@plinth/error-contract';
import { Public } from '@plinth/platform-auth';
import { statusOfKind } from '@plinth/platform-http';
import { WithdrawConsent } from '../consent/withdraw-consent.use-case';
import { PageErrorFilter } from '../page/page-error.filter';
import { fieldOf, pageRequestOf, queryOf } from '../page/page-request';
import { redirectTo, renderPage } from '../page/render-page';
import { AccountChanges } from './account-changes';
import { AccountOverview } from './account-overview';
import { AccountPage } from './account.page';
import { accountTexts } from './account.texts';
import { PageSession } from './page-session';
import type { SignedInRequest } from './page-session';

@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller('/account')
export class AccountPageController {
  constructor(
    private readonly pages: PageSession,
    private readonly overview: AccountOverview,
    private readonly changes: AccountChanges,
    private readonly withdrawConsent: WithdrawConsent,
  ) {}

  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const opened = await this.pages.open(request, response);
    if (opened !== undefined) await this.render(request, response, opened);
  }

  @Post('username')
  @HttpCode(200)
  username(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.change(request, response, 'saved', ({ session }) =>
      this.changes.chooseUsername(session, fieldOf(request, 'username')),
    );
  }

  @Post('identity')
  @HttpCode(200)
  identity(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.change(request, response, 'saved', ({ session, card }) =>
      this.changes.chooseIdentity(session, card, fieldOf(request, 'identity_id')),
    );
  }

  @Post('sessions/end')
  @HttpCode(200)
  endSession(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.change(request, response, 'saved', ({ session }) =>
      this.changes.endSession(session, fieldOf(request, 'session_id')),
    );
  }

  @Post('consents/withdraw')
  @HttpCode(200)
  withdraw(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.change(request, response, 'saved', ({ session }) =>
      this.withdrawConsent.execute(session.accountId, fieldOf(request, 'client_id'), `person:${session.personId}`),
    );
  }

  /** A form of this page: done and back to the page by GET, or the page again with what was wrong. */
  private async change(
    request: Request,
    response: Response,
    notice: string,
    work: (opened: SignedInRequest) => Promise<void>,
  ): Promise<void> {
    const opened = await this.pages.openForm(request, response);
    if (opened === undefined) return;
    try {
      await work(opened);
      redirectTo(response, `/account?notice=${notice}`);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.render(request, response, opened, error);
    }
  }

  private async render(
    request: Request,
    response: Response,
    { session, card, token }: SignedInRequest,
    error?: DomainError,
  ): Promise<void> {
    const page = pageRequestOf(request);
    const texts = accountTexts[page.language];
    const notices: Readonly<Record<string, string>> = { saved: texts.saved, password: texts.passwordSaved };
    const element = (
      <AccountPage
        page={page}
        token={token}
        session={session}
        card={card}
        notice={error === undefined ? notices[queryOf(request, 'notice') ?? ''] : undefined}
        error={error}
        {...await this.overview.of(session.accountId)}
      />
    );
    renderPage(response, element, { status: error === undefined ? 200 : statusOfKind(error.kind) });
  }
}
