import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { Allow, Authorities, CurrentPrincipal, CurrentScope, Scope, UnitPaths } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { Idempotent } from '@plinth/platform-http';
import { CurrentCaller } from '../caller-of';
import type { Caller } from '../person/caller';
import { unitIdPipe } from '../unit/unit-id.pipe';
import { AssignRole } from './assign-role.use-case';
import { AssignRoleBody, ListAssignmentsQuery } from './role.dto';
import { RoleReader } from './role.reader';
import { AssignedResponse, AssignmentPageResponse, HolderListResponse } from './role-response.dto';
import { WithdrawRole } from './withdraw-role.use-case';

const assignmentIdPipe = new ParseUUIDPipe({
  exceptionFactory: () => new DomainError(OrgErrors.roleAssignmentNotFound),
});

@ApiTags('角色与任命 Roles')
@Controller('api/org/v1')
export class RoleAssignmentController {
  constructor(
    private readonly assignRole: AssignRole,
    private readonly withdrawRole: WithdrawRole,
    private readonly reader: RoleReader,
    private readonly authorities: Authorities,
    private readonly paths: UnitPaths,
  ) {}

  @Get('role-assignments')
  @Allow(OrgPermissions.roleRead, { unit: 'query:unitId' })
  @ApiOperation({ operationId: 'listRoleAssignments', summary: '任命列表 List role assignments' })
  @ApiOkResponse({ type: AssignmentPageResponse })
  async list(@Query() query: ListAssignmentsQuery, @CurrentScope() scope: Scope): Promise<AssignmentPageResponse> {
    const { unitId, limit = 50, ...filters } = query;
    return this.reader.assignments(
      { ...filters, limit, ...(unitId !== undefined && { unitPath: await this.pathOf(unitId) }) },
      scope,
    );
  }

  @Get('units/:unitId/holders')
  @Allow(OrgPermissions.roleRead, { unit: 'param:unitId' })
  @ApiOperation({
    operationId: 'listHolders',
    summary: '谁在本机构有权限 List who may do what here',
    description: '含上级任命与任职所带的。With those that come from above and from positions.',
  })
  @ApiOkResponse({ type: HolderListResponse })
  async holders(@Param('unitId', unitIdPipe) unitId: string): Promise<HolderListResponse> {
    return { items: await this.reader.holdersAt(await this.pathOf(unitId)) };
  }

  @Post('role-assignments')
  @Allow(OrgPermissions.roleAssign, { unit: 'body:unitId' })
  @Idempotent()
  @ApiOperation({ operationId: 'assignRole', summary: '任命 Assign a role' })
  @ApiCreatedResponse({ type: AssignedResponse })
  async assign(
    @Body() body: AssignRoleBody,
    @CurrentCaller() caller: Caller,
    @CurrentPrincipal() principal: Principal,
  ): Promise<AssignedResponse> {
    const grantor = { ...caller, authority: await this.authorities.of(principal) };
    const { id, personId, roleKey, unitId, validFrom, validTo } = await this.assignRole.execute(body, grantor);
    return { id, personId, roleKey, unitId, validFrom, validTo };
  }

  @Delete('role-assignments/:assignmentId')
  @HttpCode(204)
  @Allow(OrgPermissions.roleAssign)
  @ApiOperation({ operationId: 'withdrawRole', summary: '免去 Withdraw a role' })
  @ApiNoContentResponse()
  async withdraw(
    @Param('assignmentId', assignmentIdPipe) assignmentId: string,
    @CurrentCaller() caller: Caller,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.withdrawRole.execute(assignmentId, { ...caller, authority: await this.authorities.of(principal) });
  }

  private async pathOf(unitId: string): Promise<string> {
    const path = await this.paths.pathOf(unitId);
    if (path === undefined) throw new DomainError(OrgErrors.unitNotFound);
    return path;
  }
}
