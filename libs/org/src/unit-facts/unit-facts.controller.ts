import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { Allow } from '@plinth/platform-auth';
import { unitIdPipe } from '../unit/unit-id.pipe';
import { ChildFactsResponse, UnitFactsResponse } from './unit-facts.dto';
import { UnitFactsReader } from './unit-facts.reader';
import type { FactsPlace } from './unit-facts.reader';

const ofUnit = { unit: 'param:unitId' } as const;

@ApiTags('组织机构 Units')
@Controller('api/org/v1/units/:unitId/facts')
export class UnitFactsController {
  constructor(private readonly reader: UnitFactsReader) {}

  @Get()
  @Allow(OrgPermissions.personRead, ofUnit)
  @ApiOperation({
    operationId: 'getUnitFacts',
    summary: '概况 Facts of a unit and everything below',
    description:
      '人数、学校与班级数、最近一次导入、待办。People, schools, classes, the latest import and what is to be done.',
  })
  @ApiOkResponse({ type: UnitFactsResponse })
  async facts(@Param('unitId', unitIdPipe) unitId: string): Promise<UnitFactsResponse> {
    return this.reader.facts(await this.placeOf(unitId));
  }

  @Get('children')
  @Allow(OrgPermissions.personRead, ofUnit)
  @ApiOperation({
    operationId: 'compareChildUnits',
    summary: '下级对比 Compare the units directly below',
    description: '至多 500 个。At most 500.',
  })
  @ApiOkResponse({ type: ChildFactsResponse })
  async children(@Param('unitId', unitIdPipe) unitId: string): Promise<ChildFactsResponse> {
    return { items: await this.reader.children(await this.placeOf(unitId)) };
  }

  private async placeOf(unitId: string): Promise<FactsPlace> {
    const place = await this.reader.place(unitId);
    if (place === undefined) throw new DomainError(OrgErrors.unitNotFound);
    return place;
  }
}
