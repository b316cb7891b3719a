import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
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
import { addUnitExamples, changeUnitExamples } from './unit-examples';

const ofUnit = { unit: 'param:unitId' } as const;

@ApiTags('组织机构 Units')
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
  @ApiOperation({ operationId: 'addUnit', summary: '新增机构 Add a unit' })
  @ApiBody({ type: AddUnitBody, examples: addUnitExamples })
  @ApiCreatedResponse({ type: UnitResponse })
  async add(@Body() body: AddUnitBody, @CurrentCaller() caller: Caller): Promise<UnitView> {
    return this.viewOf(await this.addUnit.execute(body, caller), caller);
  }

  @Get(':unitId')
  @Allow(OrgPermissions.unitRead, ofUnit)
  @ApiOperation({ operationId: 'getUnit', summary: '机构详情 Get a unit' })
  @ApiOkResponse({ type: UnitResponse })
  async one(@Param('unitId', unitIdPipe) unitId: string, @CurrentCaller() caller: Caller): Promise<UnitView> {
    const unit = await this.reader.unit(unitId, caller.scope);
    if (unit === undefined) throw new DomainError(OrgErrors.unitNotFound);
    return unit;
  }

  @Patch(':unitId')
  @Allow(OrgPermissions.unitWrite, ofUnit)
  @ApiOperation({
    operationId: 'changeUnit',
    summary: '修改机构 Change a unit',
    description: '缺省不改,null 清空。Absent leaves a field, null clears it.',
  })
  @ApiBody({ type: ChangeUnitBody, examples: changeUnitExamples })
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
  @ApiOperation({
    operationId: 'moveUnit',
    summary: '移动机构 Move a unit',
    description: '连同全部下级。With everything below.',
  })
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
  @ApiOperation({ operationId: 'endUnit', summary: '撤销机构 End a unit' })
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
