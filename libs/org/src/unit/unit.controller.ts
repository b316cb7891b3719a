import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { Allow } from '@plinth/platform-auth';
import { Idempotent } from '@plinth/platform-http';
import { CurrentCaller } from '../caller-of';
import type { Caller } from '../person/caller';
import { AddUnit } from './add-unit.use-case';
import { ChangeUnit } from './change-unit.use-case';
import { EndUnit } from './end-unit.use-case';
import { MoveUnit } from './move-unit.use-case';
import type { Unit } from './unit';
import { unitIdPipe } from './unit-id.pipe';
import { UnitReader } from './unit.reader';
import type { UnitView } from './unit.reader';
import { AddUnitBody, ChangeUnitBody, EndUnitBody, MoveUnitBody } from './unit.dto';
import { UnitResponse } from './unit-response.dto';

const ofUnit = { unit: 'param:unitId' } as const;

@ApiTags('org 组织机构')
@ApiBearerAuth()
@Controller('api/org/v1/units')
export class UnitController {
  constructor(
    private readonly addUnit: AddUnit,
    private readonly changeUnit: ChangeUnit,
    private readonly moveUnit: MoveUnit,
    private readonly endUnit: EndUnit,
    private readonly reader: UnitReader,
  ) {}

  @Post()
  @Allow(OrgPermissions.unitWrite, { unit: 'body:parentId' })
  @Idempotent()
  @ApiOperation({ summary: '新增机构 · add a unit' })
  @ApiOkResponse({ type: UnitResponse })
  async add(@Body() body: AddUnitBody, @CurrentCaller() caller: Caller): Promise<UnitView> {
    return this.viewOf(await this.addUnit.execute(body, caller), caller);
  }

  @Get(':unitId')
  @Allow(OrgPermissions.unitRead, ofUnit)
  @ApiOperation({ summary: '机构 · one unit' })
  @ApiOkResponse({ type: UnitResponse })
  async one(@Param('unitId', unitIdPipe) unitId: string, @CurrentCaller() caller: Caller): Promise<UnitView> {
    const unit = await this.reader.unit(unitId, caller.scope);
    if (unit === undefined) throw new DomainError(OrgErrors.unitNotFound);
    return unit;
  }

  @Patch(':unitId')
  @Allow(OrgPermissions.unitWrite, ofUnit)
  @ApiOperation({ summary: '修改机构(缺省不改,null 清空)· change a unit' })
  @ApiOkResponse({ type: UnitResponse })
  async change(
    @Param('unitId', unitIdPipe) unitId: string,
    @Body() body: ChangeUnitBody,
    @CurrentCaller() caller: Caller,
  ): Promise<UnitView> {
    return this.viewOf(await this.changeUnit.execute(unitId, body, caller), caller);
  }

  @Post(':unitId/move')
  @HttpCode(200)
  @Allow(OrgPermissions.unitWrite, ofUnit)
  @Idempotent()
  @ApiOperation({ summary: '移动机构及其下级 · move a unit with everything below' })
  @ApiOkResponse({ type: UnitResponse })
  async move(
    @Param('unitId', unitIdPipe) unitId: string,
    @Body() body: MoveUnitBody,
    @CurrentCaller() caller: Caller,
  ): Promise<UnitView> {
    return this.viewOf(await this.moveUnit.execute(unitId, body.parentId, caller), caller);
  }

  @Post(':unitId/end')
  @HttpCode(200)
  @Allow(OrgPermissions.unitWrite, ofUnit)
  @Idempotent()
  @ApiOperation({ summary: '撤销机构 · end a unit' })
  @ApiOkResponse({ type: UnitResponse })
  async end(
    @Param('unitId', unitIdPipe) unitId: string,
    @Body() body: EndUnitBody,
    @CurrentCaller() caller: Caller,
  ): Promise<UnitView> {
    await this.endUnit.execute({ unitId, ...body }, caller);
    return this.one(unitId, caller);
  }

  private viewOf(unit: Unit, caller: Caller): Promise<UnitView> {
    return this.one(unit.id, caller);
  }
}
