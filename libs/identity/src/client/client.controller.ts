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

@ApiTags('应用客户端 Clients')
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
  @ApiOperation({
    operationId: 'registerClient',
    summary: '登记客户端 Register a client',
    description: '密钥只显示这一次。The secret is shown this once.',
  })
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
  @ApiOperation({
    operationId: 'listClients',
    summary: '客户端列表 List clients',
    description: '服务于您所管单位的。Those that serve units of yours.',
  })
  @ApiOkResponse({ type: ClientListAnswer })
  list(@CurrentScope() scope: Scope, @Query() query: ListClientsQuery) {
    return this.reader.list(scope, query.limit ?? 50, query.cursor);
  }

  @Get(':id')
  @Allow(clientRead)
  @ApiOperation({ operationId: 'getClient', summary: '客户端详情 Get a client' })
  @ApiOkResponse({ type: ClientAnswer })
  one(@CurrentScope() scope: Scope, @Param('id') id: string) {
    return this.reader.one(scope, id);
  }

  @Patch(':id')
  @Allow(clientWrite)
  @ApiOperation({
    operationId: 'changeClient',
    summary: '修改客户端 Change a client',
    description: '没写的字段不变。What is absent stays.',
  })
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
  @ApiOperation({
    operationId: 'rotateClientSecret',
    summary: '更换客户端密钥 Rotate a client secret',
    description: '新密钥只显示这一次,旧密钥立即失效。Shown this once; the old one is void at once.',
  })
  @ApiCreatedResponse({ type: ClientSecretAnswer })
  async rotate(@CurrentPrincipal() by: Principal, @CurrentScope() scope: Scope, @Param('id') id: string) {
    return { id, secret: await this.rotateSecret.execute(by, scope, id) };
  }

  @Post(':id/suspend')
  @HttpCode(204)
  @Allow(clientWrite)
  @ApiOperation({
    operationId: 'suspendClient',
    summary: '停用客户端 Suspend a client',
    description: '其令牌两秒内失效。Its tokens end within two seconds.',
  })
  async suspend(@CurrentPrincipal() by: Principal, @CurrentScope() scope: Scope, @Param('id') id: string) {
    await this.setStatus.execute(by, scope, id, 'suspended');
  }

  @Post(':id/restore')
  @HttpCode(204)
  @Allow(clientWrite)
  @ApiOperation({ operationId: 'restoreClient', summary: '恢复客户端 Restore a client' })
  async restore(@CurrentPrincipal() by: Principal, @CurrentScope() scope: Scope, @Param('id') id: string) {
    await this.setStatus.execute(by, scope, id, 'active');
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow(clientWrite)
  @ApiOperation({ operationId: 'removeClient', summary: '删除客户端 Delete a client' })
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
