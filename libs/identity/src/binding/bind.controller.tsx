import { Controller, Get, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { DomainError } from '@plinth/error-contract';
import { Public } from '@plinth/platform-auth';
import { statusOfKind } from '@plinth/platform-http';
import { PageSession } from '../account-page/page-session';
import type { SignedInRequest } from '../account-page/page-session';
import { PageErrorFilter, retryHeaders } from '../page/page-error.filter';
import { fieldOf, pageRequestOf, queryOf } from '../page/page-request';
import { redirectTo, renderPage } from '../page/render-page';
import { BindChild } from './bind-child.use-case';
import { BindPage } from './bind.page';

@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller('/account/bind')
export class BindController {
  constructor(
    private readonly pages: PageSession,
    private readonly bindChild: BindChild,
  ) {}

  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const opened = await this.pages.open(request, response);
    if (opened !== undefined) this.render(request, response, opened);
  }

  @Post()
  @HttpCode(200)
  async submit(@Req() request: Request, @Res() response: Response): Promise<void> {
    const opened = await this.pages.openForm(request, response);
    if (opened === undefined) return;
    try {
      const relation = fieldOf(request, 'relation');
      const binding = { childName: fieldOf(request, 'child_name'), code: fieldOf(request, 'code'), relation };
      await this.bindChild.execute(opened.session, binding);
      redirectTo(response, '/account/bind?done=1');
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.render(request, response, opened, error);
    }
  }

  private render(request: Request, response: Response, opened: SignedInRequest, error?: DomainError): void {
    const page = (
      <BindPage
        page={pageRequestOf(request)}
        token={opened.token}
        signedInAs={opened.signedInAs}
        isDone={queryOf(request, 'done') === '1' && error === undefined}
        error={error}
      />
    );
    renderPage(response, page, {
      status: error === undefined ? 200 : statusOfKind(error.kind),
      headers: error === undefined ? {} : retryHeaders(error),
    });
  }
}
