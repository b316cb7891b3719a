import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdentityPermissions } from '@plinth/identity-contract';
import { Allow } from '@plinth/platform-auth';
import { AccountFacts } from './account-facts';
import { UnusedSlipsResponse } from './account-facts.dto';

/** For those who print slips and see no accounts, as class teachers do: how many of them lie unused, and no more. */
@ApiTags('账号 Accounts')
@Controller('/api/identity/v1/units/:unitId/unused-slips')
export class UnusedSlipsController {
  constructor(private readonly facts: AccountFacts) {}

  @ApiOperation({
    operationId: 'getUnusedSlips',
    summary: '还没有用过的登录条 Slips that nobody has used',
    description: '有多少学生还没有登录过，只有数目。How many pupils have never signed in: numbers alone.',
  })
  @ApiOkResponse({ type: UnusedSlipsResponse })
  @Allow(IdentityPermissions.slipPrint, { unit: 'param:unitId' })
  @Get()
  async show(@Param('unitId', ParseUUIDPipe) unitId: string): Promise<UnusedSlipsResponse> {
    const { roles, countedAt } = await this.facts.of(unitId);
    const pupils = roles.find(({ role }) => role === 'student');
    return { unitId, pupils: pupils?.accounts ?? 0, unused: pupils?.notActivated ?? 0, countedAt };
  }
}
