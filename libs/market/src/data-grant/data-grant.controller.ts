import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { dataFields, MarketPermissions } from '@plinth/market-contract';
import type { DataField } from '@plinth/market-contract';
import { actorOf, Allow, CurrentPrincipal, CurrentScope, Scope, SignedIn, UnitPaths } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import type { Page } from '@plinth/platform-database';
import { Idempotent } from '@plinth/platform-http';
import { GiveGrantBody, GrantsQuery, RevokeGrantBody } from './data-grant.dto';
import { GiveGrant } from './give-grant.use-case';
import { ListGrants } from './list-grants';
import type { GrantView } from './list-grants';
import { RevokeGrant } from './revoke-grant.use-case';
import { DataFieldListResponse, DataGrantPageResponse, GivenGrantResponse } from './data-grant-response.dto';

@ApiTags('数据授权 Data grants')
@Controller('api/market/v1/data-grants')
export class DataGrantController {
  constructor(
    private readonly giveGrant: GiveGrant,
    private readonly revokeGrant: RevokeGrant,
    private readonly listGrants: ListGrants,
    private readonly unitPaths: UnitPaths,
  ) {}

  @Get('fields')
  @SignedIn()
  @ApiOperation({
    operationId: 'listDataFields',
    summary: '可授权的字段 List grantable fields',
    description: '附数据级别;不在此列的永不离开基座。With their level; what is not listed never leaves the base.',
  })
  @ApiOkResponse({ type: DataFieldListResponse })
  fields(): { items: readonly DataField[] } {
    return { items: dataFields };
  }

  @Post()
  @Allow(MarketPermissions.grantWrite, { unit: 'body:unitId' })
  @Idempotent()
  @ApiOperation({
    operationId: 'giveDataGrant',
    summary: '授权应用读取字段 Give a data grant',
    description: '写明应用、机构、字段、用途与到期时间。Names application, unit, fields, purpose and expiry.',
  })
  @ApiCreatedResponse({ type: GivenGrantResponse })
  async give(@Body() body: GiveGrantBody, @CurrentPrincipal() principal: Principal): Promise<{ id: string }> {
    const unitPath = (await this.unitPaths.pathOf(body.unitId)) ?? '';
    const wanted = { ...body, unitPath, expiresAt: new Date(body.expiresAt) };
    return { id: await this.giveGrant.execute(wanted, actorOf(principal)) };
  }

  @Get()
  @Allow(MarketPermissions.grantRead, { unit: 'query:unitId' })
  @ApiOperation({
    operationId: 'listDataGrants',
    summary: '数据授权列表 List data grants',
    description: '已到期和已撤销的也在内。Those that ended are listed too.',
  })
  @ApiOkResponse({ type: DataGrantPageResponse })
  list(@Query() query: GrantsQuery, @CurrentScope() scope: Scope): Promise<Page<GrantView>> {
    return this.listGrants.execute({ ...query, limit: query.limit ?? 50 }, scope);
  }

  @Post(':grantId/revoke')
  @HttpCode(204)
  @Allow(MarketPermissions.grantWrite)
  @ApiOperation({ operationId: 'revokeDataGrant', summary: '撤销授权 Revoke a data grant' })
  @ApiNoContentResponse()
  async revoke(
    @Param('grantId', ParseUUIDPipe) grantId: string,
    @Body() body: RevokeGrantBody,
    @CurrentPrincipal() principal: Principal,
    @CurrentScope() scope: Scope,
  ): Promise<void> {
    await this.revokeGrant.execute(grantId, body.reason, { actor: actorOf(principal), scope });
  }
}
