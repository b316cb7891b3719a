import { Controller, Get, Headers, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { Allow, CurrentScope, UnitPaths } from '@plinth/platform-auth';
import { Scope } from '@plinth/platform-auth';
import { ListUnitsQuery } from './unit.dto';
import { unitIdPipe } from './unit-id.pipe';
import { UnitReader } from './unit.reader';
import { UnitHistoryResponse, UnitListResponse, UnitPageResponse } from './unit-response.dto';

const ofUnit = { unit: 'param:unitId' } as const;
const NDJSON = 'application/x-ndjson';
const WHOLE_AT_MOST = 20_000;

@ApiTags('组织机构 Units')
@Controller('api/org/v1/units')
export class UnitTreeController {
  constructor(
    private readonly reader: UnitReader,
    private readonly paths: UnitPaths,
  ) {}

  @Get()
  @Allow(OrgPermissions.unitRead, { unit: 'query:underId' })
  @ApiOperation({
    operationId: 'listUnits',
    summary: '机构列表与搜索 List and search units',
    description: '按名称、拼音、首字母或代码。By name, pinyin, initials or code.',
  })
  @ApiOkResponse({ type: UnitPageResponse })
  async list(@Query() query: ListUnitsQuery, @CurrentScope() scope: Scope): Promise<UnitPageResponse> {
    const { underId, q, limit = 50, ...filters } = query;
    const underPath = underId === undefined ? undefined : await this.pathOf(underId);
    return this.reader.list(
      { ...filters, limit, ...(q && { text: q }), ...(underPath !== undefined && { underPath }) },
      scope,
    );
  }

  @Get('tops')
  @Allow(OrgPermissions.unitRead)
  @ApiOperation({ operationId: 'listTopUnits', summary: '我可见的最上层机构 List where my tree begins' })
  @ApiOkResponse({ type: UnitListResponse })
  async tops(@CurrentScope() scope: Scope): Promise<UnitListResponse> {
    return { items: await this.reader.tops(scope) };
  }

  @Get(':unitId/children')
  @Allow(OrgPermissions.unitRead, ofUnit)
  @ApiOperation({ operationId: 'listChildren', summary: '直接下级 List units directly below' })
  @ApiOkResponse({ type: UnitPageResponse })
  async children(
    @Param('unitId', unitIdPipe) unitId: string,
    @Query() query: ListUnitsQuery,
    @CurrentScope() scope: Scope,
  ): Promise<UnitPageResponse> {
    const { q: text, underId: _, limit = 200, ...filters } = query;
    return this.reader.list({ sort: 'sort', ...filters, ...(text && { text }), parentId: unitId, limit }, scope);
  }

  @Get(':unitId/subtree')
  @Allow(OrgPermissions.unitRead, ofUnit)
  @ApiOperation({
    operationId: 'listSubtree',
    summary: '本机构及以下全部 List a whole subtree',
    description: `至多 ${WHOLE_AT_MOST} 个;Accept 为 ${NDJSON} 时每行一个。At most that many; one a line when NDJSON is asked for.`,
  })
  @ApiOkResponse({ type: UnitListResponse })
  async subtree(
    @Param('unitId', unitIdPipe) unitId: string,
    @CurrentScope() scope: Scope,
    @Headers('accept') accept = '',
  ): Promise<UnitListResponse | StreamableFile> {
    const units = await this.reader.subtree(await this.pathOf(unitId), scope);
    if (units.length > WHOLE_AT_MOST) throw new DomainError(OrgErrors.subtreeTooLarge, { most: WHOLE_AT_MOST });
    if (!accept.includes(NDJSON)) return { items: units };
    const lines = units.map((unit) => `${JSON.stringify(unit)}\n`).join('');
    return new StreamableFile(Buffer.from(lines), { type: NDJSON });
  }

  @Get(':unitId/ancestors')
  @Allow(OrgPermissions.unitRead, ofUnit)
  @ApiOperation({
    operationId: 'listAncestors',
    summary: '上级机构 List units above',
    description: '自上而下,止于可见范围。From the top down, as far as one may see.',
  })
  @ApiOkResponse({ type: UnitListResponse })
  async ancestors(
    @Param('unitId', unitIdPipe) unitId: string,
    @CurrentScope() scope: Scope,
  ): Promise<UnitListResponse> {
    return { items: await this.reader.ancestors(unitId, scope) };
  }

  @Get(':unitId/history')
  @Allow(OrgPermissions.unitRead, ofUnit)
  @ApiOperation({
    operationId: 'listUnitHistory',
    summary: '机构沿革 List the history of a unit',
    description: '名称、代码与上级。Names, codes and parents over time.',
  })
  @ApiOkResponse({ type: UnitHistoryResponse })
  async history(@Param('unitId', unitIdPipe) unitId: string): Promise<UnitHistoryResponse> {
    return { items: await this.reader.history(unitId) };
  }

  private async pathOf(unitId: string): Promise<string> {
    const path = await this.paths.pathOf(unitId);
    if (path === undefined) throw new DomainError(OrgErrors.unitNotFound);
    return path;
  }
}
