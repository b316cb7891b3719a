import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdentityPermissions } from '@plinth/identity-contract';
import { Allow, CurrentPrincipal, CurrentScope } from '@plinth/platform-auth';
import type { Principal, Scope } from '@plinth/platform-auth';
import { ChangeClient } from './change-client.use-case';
import { defaultClientOptions } from './client';
import type { ClientSettings } from './client';
import { ClientReader } from './client.reader';
import { ChangeClientBody, ListClientsQuery, RegisterClientBody } from './client.dto';
import { viewOf } from './client-view';
import { ClientAnswer, ClientListAnswer, ClientSecretAnswer, RegisteredClientAnswer } from './client-answer.dto';
import { DeleteClient } from './delete-client.use-case';
import { RegisterClient } from './register-client.use-case';
import { RotateClientSecret } from './rotate-client-secret.use-case';
import { SetClientStatus } from './set-client-status.use-case';

const { clientRead, clientWrite } = IdentityPermissions;

@ApiTags('identity clients')
@Controller('api/identity/v1/clients')
export class ClientController {
  constructor(
    private readonly reader: ClientReader,
    private readonly registerClient: RegisterClient,
    private readonly changeClient: ChangeClient,
    private readonly rotateSecret: RotateClientSecret,
    private readonly setStatus: SetClientStatus,
    private readonly deleteClient: DeleteClient,
  ) {}

  @Post()
  @Allow(clientWrite)
  @ApiOperation({ summary: '登记应用客户端;密钥只显示这一次' })
  @ApiCreatedResponse({ type: RegisteredClientAnswer })
  async register(@CurrentPrincipal() by: Principal, @CurrentScope() scope: Scope, @Body() body: RegisterClientBody) {
    const { client, secret } = await this.registerClient.execute(
      by,
      scope,
      body.kind ?? 'confidential',
      settingsOf(body),
    );
    return { ...viewOf(client), ...(secret === undefined ? {} : { secret }) };
  }

  @Get()
  @Allow(clientRead)
  @ApiOperation({ summary: '列出服务于您所管单位的客户端' })
  @ApiOkResponse({ type: ClientListAnswer })
  list(@CurrentScope() scope: Scope, @Query() query: ListClientsQuery) {
    return this.reader.list(scope, query.limit ?? 50, query.cursor);
  }

  @Get(':id')
  @Allow(clientRead)
  @ApiOperation({ summary: '查看一个客户端' })
  @ApiOkResponse({ type: ClientAnswer })
  one(@CurrentScope() scope: Scope, @Param('id') id: string) {
    return this.reader.one(scope, id);
  }

  @Patch(':id')
  @Allow(clientWrite)
  @ApiOperation({ summary: '修改客户端;没写的字段不变' })
  @ApiOkResponse({ type: ClientAnswer })
  async change(
    @CurrentPrincipal() by: Principal,
    @CurrentScope() scope: Scope,
    @Param('id') id: string,
    @Body() body: ChangeClientBody,
  ) {
    return viewOf(await this.changeClient.execute(by, scope, id, body));
  }

  @Post(':id/secrets')
  @Allow(clientWrite)
  @ApiOperation({ summary: '更换密钥;新密钥只显示这一次,旧密钥立即失效' })
  @ApiCreatedResponse({ type: ClientSecretAnswer })
  async rotate(@CurrentPrincipal() by: Principal, @CurrentScope() scope: Scope, @Param('id') id: string) {
    return { id, secret: await this.rotateSecret.execute(by, scope, id) };
  }

  @Post(':id/suspend')
  @HttpCode(204)
  @Allow(clientWrite)
  @ApiOperation({ summary: '停用客户端,其令牌两秒内失效' })
  async suspend(@CurrentPrincipal() by: Principal, @CurrentScope() scope: Scope, @Param('id') id: string) {
    await this.setStatus.execute(by, scope, id, 'suspended');
  }

  @Post(':id/restore')
  @HttpCode(204)
  @Allow(clientWrite)
  @ApiOperation({ summary: '恢复客户端' })
  async restore(@CurrentPrincipal() by: Principal, @CurrentScope() scope: Scope, @Param('id') id: string) {
    await this.setStatus.execute(by, scope, id, 'active');
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow(clientWrite)
  @ApiOperation({ summary: '删除客户端' })
  async remove(@CurrentPrincipal() by: Principal, @CurrentScope() scope: Scope, @Param('id') id: string) {
    await this.deleteClient.execute(by, scope, id);
  }
}

const settingsOf = (body: RegisterClientBody): ClientSettings => ({
  name: body.name,
  redirectUris: body.redirectUris ?? [],
  postLogoutRedirectUris: body.postLogoutRedirectUris ?? [],
  scopes: body.scopes ?? ['openid', 'profile'],
  unitIds: body.unitIds ?? [],
  landingAudiences: body.landingAudiences ?? [],
  launchUrl: body.launchUrl ?? undefined,
  firstParty: body.firstParty ?? false,
  options: { ...defaultClientOptions, ...body.options },
});
