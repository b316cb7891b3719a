import { Controller, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { IdentitySettings } from '../identity-settings';
import { PageErrorFilter } from '../page/page-error.filter';
import { fieldOf, pageRequestOf } from '../page/page-request';
import { renderPage } from '../page/render-page';
import type { CurrentSession } from '../session/session-reader';
import { PrintSlips } from '../slip/print-slips.use-case';
import { SlipSheetPage } from '../slip/slip-sheet.page';
import { PageSession } from './page-session';

/** A class teacher prints the slips of the own class from the account page. */
@ApiExcludeController()
@Public()
@UseFilters(PageErrorFilter)
@Controller('/account/slips')
export class OwnClassSlipsController {
  constructor(
    private readonly pages: PageSession,
    private readonly print: PrintSlips,
    private readonly settings: IdentitySettings,
  ) {}

  @Post()
  @HttpCode(200)
  async submit(@Req() request: Request, @Res() response: Response): Promise<void> {
    const opened = await this.pages.openForm(request, response);
    if (opened === undefined) return;
    const target = { unitId: fieldOf(request, 'unit_id'), badges: fieldOf(request, 'badges') === '1' };
    const { slips } = await this.print.execute(target, principalOf(opened.session));
    const { language } = pageRequestOf(request);
    renderPage(response, <SlipSheetPage language={language} address={this.settings.publicUrl} slips={slips} />);
  }
}

/** The person of a session, as the guard would see them by token. */
const principalOf = ({ personId, accountId, sessionId }: CurrentSession): Principal => ({
  kind: 'person',
  personId,
  accountId,
  sessionId,
  scopes: [],
  unitIds: [],
  tokenId: sessionId,
  expiresAt: Math.floor(Date.now() / 1000) + 60,
});
