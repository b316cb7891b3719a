import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentPrincipal, SignedIn } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { IdentitySettings } from '../identity-settings';
import { pageLanguage } from '../page/page-language';
import { renderPage, setPageHeaders } from '../page/render-page';
import { PrintSlips } from './print-slips.use-case';
import { PrintSlipsDto, SlipsResponse } from './slip.dto';
import { SlipSheetPage } from './slip-sheet.page';

@ApiTags('登录条 Slips')
@Controller('/api/identity/v1/slips')
export class SlipController {
  constructor(
    private readonly print: PrintSlips,
    private readonly settings: IdentitySettings,
  ) {}

  @ApiOperation({
    operationId: 'printSlips',
    summary: '打印首次登录条 Print first-time sign-in slips',
    description:
      '之前的登录码作废;代码只显示这一次。须有该机构的 identity.slip.print,或是每名学生的班主任。Accept 为 text/html 时是可打印的 A4 页。' +
      'Earlier codes are void; codes are shown this once. Needs identity.slip.print on the unit, or being the class ' +
      'teacher of every pupil. A printable A4 sheet when the request prefers text/html.',
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
