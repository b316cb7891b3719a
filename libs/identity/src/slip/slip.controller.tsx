import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentPrincipal, SignedIn } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { IdentitySettings } from '../identity-settings';
import { pageLanguage } from '../page/page-language';
import { renderPage, setPageHeaders } from '../page/render-page';
import { PrintSlips } from './print-slips.use-case';
import { PrintSlipsDto, SlipsResponse } from './slip.dto';
import { SlipSheetPage } from './slip-sheet.page';

@ApiTags('identity 身份')
@ApiBearerAuth()
@Controller('/api/identity/v1/slips')
export class SlipController {
  constructor(
    private readonly print: PrintSlips,
    private readonly settings: IdentitySettings,
  ) {}

  @ApiOperation({
    summary: '打印首次登录条 Make first-time sign-in slips; earlier codes are void',
    description:
      'Needs identity.slip.print on the unit, or being the class teacher of every pupil. ' +
      'Answers JSON, or a printable A4 sheet when the request prefers text/html. Codes are shown this once.',
  })
  @ApiCreatedResponse({ type: SlipsResponse })
  @SignedIn()
  @Post()
  async create(
    @Body() body: PrintSlipsDto,
    @CurrentPrincipal() principal: Principal,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const printed = await this.print.execute(body, principal);
    if (request.accepts(['json', 'html']) === 'html') {
      const page = (
        <SlipSheetPage language={pageLanguage(request)} address={this.settings.publicUrl} slips={printed.slips} />
      );
      return renderPage(response, page);
    }
    setPageHeaders(response);
    response.status(201).json(printed);
    return undefined;
  }
}
