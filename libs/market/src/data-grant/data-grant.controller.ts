import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
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

@ApiTags('market 数据授权')
@ApiBearerAuth()
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
  @ApiOperation({ summary: '可授权的字段与数据级别 · fields that can be granted' })
  fields(): { items: readonly DataField[] } {
    return { items: dataFields };
  }

  @Post()
  @Allow(MarketPermissions.grantWrite, { unit: 'body:unitId' })
  @Idempotent()
  @ApiOperation({ summary: '授权应用读取字段 · give a grant' })
  async give(@Body() body: GiveGrantBody, @CurrentPrincipal() principal: Principal): Promise<{ id: string }> {
    const unitPath = (await this.unitPaths.pathOf(body.unitId)) ?? '';
    const wanted = { ...body, unitPath, expiresAt: new Date(body.expiresAt) };
    return { id: await this.giveGrant.execute(wanted, actorOf(principal)) };
  }

  @Get()
  @Allow(MarketPermissions.grantRead, { unit: 'query:unitId' })
  @ApiOperation({ summary: '数据授权列表 · list grants' })
  list(@Query() query: GrantsQuery, @CurrentScope() scope: Scope): Promise<Page<GrantView>> {
    return this.listGrants.execute({ ...query, limit: query.limit ?? 50 }, scope);
  }

  @Post(':grantId/revoke')
  @HttpCode(204)
  @Allow(MarketPermissions.grantWrite)
  @ApiOperation({ summary: '撤销授权 · revoke a grant' })
  async revoke(
    @Param('grantId', ParseUUIDPipe) grantId: string,
    @Body() body: RevokeGrantBody,
    @CurrentPrincipal() principal: Principal,
    @CurrentScope() scope: Scope,
  ): Promise<void> {
    await this.revokeGrant.execute(grantId, body.reason, { actor: actorOf(principal), scope });
  }
}
