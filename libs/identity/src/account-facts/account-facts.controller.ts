import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdentityPermissions } from '@plinth/identity-contract';
import { Allow } from '@plinth/platform-auth';
import { AccountFacts } from './account-facts';
import { UnitAccountFactsResponse } from './account-facts.dto';

@ApiTags('账号 Accounts')
@Controller('/api/identity/v1/units/:unitId/account-facts')
export class AccountFactsController {
  constructor(private readonly facts: AccountFacts) {}

  @ApiOperation({
    operationId: 'getUnitAccountFacts',
    summary: '账号概况 Accounts of a unit and everything below',
    description: '各类人员有多少账号，多少还没有登录过。How many have an account, and how many never signed in.',
  })
  @ApiOkResponse({ type: UnitAccountFactsResponse })
  @Allow(IdentityPermissions.accountRead, { unit: 'param:unitId' })
  @Get()
  show(@Param('unitId', ParseUUIDPipe) unitId: string): Promise<UnitAccountFactsResponse> {
    return this.facts.of(unitId);
  }
}
