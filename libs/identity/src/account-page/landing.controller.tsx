import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '@plinth/platform-auth';
import { PageErrorFilter } from '../page/page-error.filter';
import { pageRequestOf } from '../page/page-request';
import { renderPage } from '../page/render-page';
import { LandingPage } from './landing.page';
import { OwnApplications } from './own-applications';
import { PageSession } from './page-session';

@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller()
export class LandingController {
  constructor(
    private readonly pages: PageSession,
    private readonly applications: OwnApplications,
  ) {}

  /** `/` is the portal's wherever it is built; this page needs no script. */
  @Get(['/', '/account/applications'])
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const opened = await this.pages.open(request, response);
    if (opened === undefined) return;
    const applications = await this.applications.of(opened.card?.identities ?? [], opened.session.identityId);
    const page = (
      <LandingPage
        page={pageRequestOf(request)}
        path={request.path}
        name={opened.signedInAs}
        applications={applications}
      />
    );
    renderPage(response, page);
  }
}
