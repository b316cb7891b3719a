import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrgPermissions } from '@plinth/org-contract';
import { Allow, Authorities, CurrentPrincipal, SignedIn } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { Idempotent } from '@plinth/platform-http';
import { CurrentCaller } from '../caller-of';
import type { Caller } from '../person/caller';
import { AddRole } from './add-role.use-case';
import { ChangeRole } from './change-role.use-case';
import { EndRole } from './end-role.use-case';
import { permissionRegistry } from './permission-registry';
import type { CustomRole } from './role';
import { AddRoleBody, ChangeRoleBody, ListRolesQuery } from './role.dto';
import { RoleReader } from './role.reader';
import { OwnPermissionListResponse, PermissionListResponse, RoleListResponse, RoleResponse } from './role-response.dto';

@ApiTags('角色与任命 Roles')
@Controller('api/org/v1')
export class RoleController {
  constructor(
    private readonly addRole: AddRole,
    private readonly changeRole: ChangeRole,
    private readonly endRole: EndRole,
    private readonly reader: RoleReader,
    private readonly authorities: Authorities,
  ) {}

  @Get('permissions')
  @SignedIn()
  @ApiOperation({ operationId: 'listPermissions', summary: '全部权限 List permissions' })
  @ApiOkResponse({ type: PermissionListResponse })
  permissions(): PermissionListResponse {
    return { items: permissionRegistry };
  }

  @Get('me/permissions')
  @SignedIn()
  @ApiOperation({
    operationId: 'listMyPermissions',
    summary: '我的权限 List my permissions',
    description: '每项权限及其机构。Each permission and the units it holds on.',
  })
  @ApiOkResponse({ type: OwnPermissionListResponse })
  async own(@CurrentPrincipal() principal: Principal): Promise<OwnPermissionListResponse> {
    const { grants } = await this.authorities.of(principal);
    const units = new Map<string, Set<string>>();
    for (const { permission, unitId } of grants) {
      units.set(permission, (units.get(permission) ?? new Set()).add(unitId));
    }
    return { items: [...units].map(([permission, ids]) => ({ permission, unitIds: [...ids] })) };
  }

  @Get('roles')
  @Allow(OrgPermissions.roleRead, { unit: 'query:unitId' })
  @ApiOperation({ operationId: 'listRoles', summary: '机构可用的角色 List roles of a unit' })
  @ApiOkResponse({ type: RoleListResponse })
  async list(@Query() query: ListRolesQuery): Promise<RoleListResponse> {
    return { items: await this.reader.rolesAt(query.unitId) };
  }

  @Post('roles')
  @Allow(OrgPermissions.roleAssign, { unit: 'body:unitId' })
  @Idempotent()
  @ApiOperation({ operationId: 'addRole', summary: '新增自定义角色 Add a custom role' })
  @ApiCreatedResponse({ type: RoleResponse })
  async add(
    @Body() body: AddRoleBody,
    @CurrentCaller() caller: Caller,
    @CurrentPrincipal() principal: Principal,
  ): Promise<RoleResponse> {
    return responseOf(await this.addRole.execute(body, { ...caller, authority: await this.authorities.of(principal) }));
  }

  @Patch('roles/:roleId')
  @Allow(OrgPermissions.roleAssign)
  @ApiOperation({ operationId: 'changeRole', summary: '修改自定义角色 Change a custom role' })
  @ApiOkResponse({ type: RoleResponse })
  async change(
    @Param('roleId') roleId: string,
    @Body() body: ChangeRoleBody,
    @CurrentCaller() caller: Caller,
    @CurrentPrincipal() principal: Principal,
  ): Promise<RoleResponse> {
    const grantor = { ...caller, authority: await this.authorities.of(principal) };
    return responseOf(await this.changeRole.execute(roleId, body, grantor));
  }

  @Delete('roles/:roleId')
  @HttpCode(204)
  @Allow(OrgPermissions.roleAssign)
  @ApiOperation({ operationId: 'endRole', summary: '停用自定义角色 End a custom role' })
  @ApiNoContentResponse()
  async end(
    @Param('roleId') roleId: string,
    @CurrentCaller() caller: Caller,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.endRole.execute(roleId, { ...caller, authority: await this.authorities.of(principal) });
  }
}

const responseOf = (role: CustomRole): RoleResponse => ({
  key: role.id,
  name: role.name,
  nameEn: role.nameEn,
  permissions: role.permissions,
  unitId: role.unitId,
  isBuiltIn: false,
  followsPosition: false,
});
