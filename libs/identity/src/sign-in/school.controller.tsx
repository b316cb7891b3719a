import { Controller, Get, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { PersonDirectory } from '@plinth/org-contract';
import { Public } from '@plinth/platform-auth';
import { IdentitySettings } from '../identity-settings';
import { FormGuard } from '../page/form-guard';
import { PageErrorFilter } from '../page/page-error.filter';
import { fieldOf, pageRequestOf, queryOf } from '../page/page-request';
import { redirectTo, renderPage } from '../page/render-page';
import { setCookie } from '../session/session-cookie';
import { SCHOOL_COOKIE, isUnitId, schoolCookieValue } from './chosen-school';
import { destinationOf, stepUrl } from './destination';
import { SchoolPage } from './school.page';

const YEAR = 365 * 24 * 60 * 60;

/** Chooses the school whose numbers sign in, and remembers it on the device. */
@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller('/login/school')
export class SchoolController {
  constructor(
    private readonly people: PersonDirectory,
    private readonly settings: IdentitySettings,
    private readonly forms: FormGuard,
  ) {}

  @Get()
  async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const destination = destinationOf(request.query);
    const text = (queryOf(request, 'q') ?? '').trim().slice(0, 50);
    const schools = text === '' ? [] : await this.people.findSchools(text);
    const back = stepUrl('/login', destination);
    const page = (
      <SchoolPage
        page={pageRequestOf(request)}
        action={stepUrl('/login/school', destination)}
        back={back}
        kept={[...new URL(back, 'http://base').searchParams]}
        token={this.forms.tokenFor(request, response)}
        text={text}
        schools={schools}
      />
    );
    renderPage(response, page);
  }

  @Post()
  choose(@Req() request: Request, @Res() response: Response): void {
    this.forms.check(request);
    const unitId = fieldOf(request, 'unit_id');
    if (isUnitId(unitId)) {
      const value = schoolCookieValue({ unitId, name: fieldOf(request, 'name') });
      const options = { secure: this.settings.isSecure, maxAgeSeconds: YEAR };
      response.append('Set-Cookie', setCookie(SCHOOL_COOKIE, value, options));
    }
    redirectTo(response, stepUrl('/login', destinationOf(request.query)));
  }
}
