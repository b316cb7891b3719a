import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, SignedIn } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { BindChild } from '../binding/bind-child.use-case';
import { BindChildDto, BoundChildResponse } from './own-children.dto';
import { OwnSession } from './own-session';

@ApiTags('本人账号 Own account')
@Controller('/api/identity/v1/me/children')
@SignedIn()
export class OwnChildrenController {
  constructor(
    private readonly own: OwnSession,
    private readonly bindChild: BindChild,
  ) {}

  @ApiOperation({
    operationId: 'bindOwnChild',
    summary: '绑定孩子 Bind a child of mine',
    description: '连续填错会暂停一段时间。Guessing is slowed down.',
  })
  @ApiCreatedResponse({ type: BoundChildResponse })
  @Post()
  async bind(@CurrentPrincipal() principal: Principal, @Body() body: BindChildDto): Promise<BoundChildResponse> {
    return { identityId: await this.bindChild.execute(await this.own.of(principal), body) };
  }
}
