import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
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

@ApiTags('org 人员关系')
@ApiBearerAuth()
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
  @ApiOperation({ summary: '已在其他学校的人加入本校 · a person of another school joins a unit' })
  join(
    @Body() body: JoinPersonBody,
    @CurrentCaller() caller: Caller,
  ): Promise<{ readonly personId: string; readonly membershipId: string }> {
    return this.joinPerson.execute(body, caller);
  }

  @Post('people/:personId/memberships')
  @Allow(OrgPermissions.personWrite)
  @Idempotent()
  @ApiOperation({ summary: '加入机构 · start a membership' })
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
  @ApiOperation({ summary: '调班、调校 · move to another unit' })
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
  @ApiOperation({ summary: '离开机构 · end a membership' })
  async end(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: EndMembershipBody,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.endMembership.execute(id, body.reason, caller);
  }
}
