import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrgPermissions } from '@plinth/org-contract';
import { Allow } from '@plinth/platform-auth';
import { Idempotent } from '@plinth/platform-http';
import { CurrentCaller } from '../caller-of';
import { NewGuardianshipBody } from '../membership/membership.dto';
import type { Caller } from '../person/caller';
import { LinkGuardian } from './link-guardian.use-case';
import { UnlinkGuardian } from './unlink-guardian.use-case';
import { AddedResponse } from '../added.dto';

@ApiTags('在册、任岗与监护 Memberships')
@Controller('api/org/v1/guardianships')
export class GuardianshipController {
  constructor(
    private readonly linkGuardian: LinkGuardian,
    private readonly unlinkGuardian: UnlinkGuardian,
  ) {}

  @Post()
  @Allow(OrgPermissions.personWrite)
  @Idempotent()
  @ApiOperation({ operationId: 'linkGuardian', summary: '建立监护关系 Link a guardian' })
  @ApiCreatedResponse({ type: AddedResponse })
  async link(@Body() body: NewGuardianshipBody, @CurrentCaller() caller: Caller): Promise<{ id: string }> {
    return { id: await this.linkGuardian.execute(body, caller) };
  }

  @Post(':id/end')
  @HttpCode(204)
  @Allow(OrgPermissions.personWrite)
  @ApiOperation({ operationId: 'unlinkGuardian', summary: '解除监护关系 Unlink a guardian' })
  @ApiNoContentResponse()
  async unlink(@Param('id', ParseUUIDPipe) id: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.unlinkGuardian.execute(id, caller);
  }
}
