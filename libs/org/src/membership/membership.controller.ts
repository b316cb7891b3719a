import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrgPermissions } from '@plinth/org-contract';
import { Allow } from '@plinth/platform-auth';
import { Idempotent } from '@plinth/platform-http';
import { CurrentCaller } from '../caller-of';
import type { Caller } from '../person/caller';
import { NewMembershipBody } from '../person/person.dto';
import { EndMembership } from './end-membership.use-case';
import { EndMembershipBody, JoinPersonBody, MoveMembershipBody } from './membership.dto';
import { JoinPerson } from './join-person.use-case';
import { MoveMembership } from './move-membership.use-case';
import { StartMembership } from './start-membership.use-case';
import { AddedResponse } from '../added.dto';
import { JoinedResponse } from './joined.dto';

@ApiTags('在册、任岗与监护 Memberships')
@Controller('api/org/v1')
export class MembershipController {
  constructor(
    private readonly startMembership: StartMembership,
    private readonly moveMembership: MoveMembership,
    private readonly endMembership: EndMembership,
    private readonly joinPerson: JoinPerson,
  ) {}

  @Post('people/join')
  @Allow(OrgPermissions.personWrite)
  @Idempotent()
  @ApiOperation({
    operationId: 'joinPerson',
    summary: '他校人员加入 Let a person of another school join',
    description:
      '以证件号码和姓名认人,他校的资料不动。Known by document number and name; what the other school keeps is untouched.',
  })
  @ApiCreatedResponse({ type: JoinedResponse })
  join(
    @Body() body: JoinPersonBody,
    @CurrentCaller() caller: Caller,
  ): Promise<{ readonly personId: string; readonly membershipId: string }> {
    return this.joinPerson.execute(body, caller);
  }

  @Post('people/:personId/memberships')
  @Allow(OrgPermissions.personWrite)
  @Idempotent()
  @ApiOperation({ operationId: 'startMembership', summary: '加入机构 Start a membership' })
  @ApiCreatedResponse({ type: AddedResponse })
  async start(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body() body: NewMembershipBody,
    @CurrentCaller() caller: Caller,
  ): Promise<{ id: string }> {
    return { id: await this.startMembership.execute(personId, body, caller) };
  }

  @Post('memberships/:id/move')
  @HttpCode(200)
  @Allow(OrgPermissions.personWrite)
  @Idempotent()
  @ApiOperation({ operationId: 'moveMembership', summary: '调班、调校 Move a membership' })
  @ApiOkResponse({ type: AddedResponse })
  async move(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MoveMembershipBody,
    @CurrentCaller() caller: Caller,
  ): Promise<{ id: string }> {
    return { id: await this.moveMembership.execute(id, body.unitId, caller) };
  }

  @Post('memberships/:id/end')
  @HttpCode(204)
  @Allow(OrgPermissions.personWrite)
  @ApiOperation({ operationId: 'endMembership', summary: '离开机构 End a membership' })
  @ApiNoContentResponse()
  async end(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EndMembershipBody,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.endMembership.execute(id, body.reason, caller);
  }
}
