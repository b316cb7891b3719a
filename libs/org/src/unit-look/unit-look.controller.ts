import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrgPermissions } from '@plinth/org-contract';
import { Allow } from '@plinth/platform-auth';
import { CurrentCaller } from '../caller-of';
import type { Caller } from '../person/caller';
import { unitIdPipe } from '../unit/unit-id.pipe';
import { PutLookBody, responseOf, UnitLookResponse } from './look.dto';
import { PutLook } from './put-look.use-case';
import { RemoveLook } from './remove-look.use-case';
import { UnitLookReader } from './unit-look.reader';

@ApiTags('标志和颜色 Looks')
@Controller('api/org/v1/units/:unitId/look')
export class UnitLookController {
  constructor(
    private readonly reader: UnitLookReader,
    private readonly putLook: PutLook,
    private readonly removeLook: RemoveLook,
  ) {}

  @Get()
  @Allow(OrgPermissions.unitRead, { unit: 'param:unitId' })
  @ApiOperation({
    operationId: 'getLook',
    summary: '单位的标志和颜色 Logo and colour of a unit',
    description:
      '本单位和全部下级使用，下级自己设置的除外。In force there and below, but for units with one of their own.',
  })
  @ApiOkResponse({ type: UnitLookResponse })
  async show(@Param('unitId', unitIdPipe) unitId: string): Promise<UnitLookResponse> {
    const [own, above] = await Promise.all([this.reader.own(unitId), this.reader.above(unitId)]);
    return { own: responseOf(own), above: responseOf(above) };
  }

  @Put()
  @Allow(OrgPermissions.unitWrite, { unit: 'param:unitId' })
  @ApiOperation({
    operationId: 'putLook',
    summary: '设置标志和颜色 Put the logo and the colour',
    description:
      '缺省不改，null 清空，两项都空即沿用上级。Absent leaves, null clears; a unit without either has the look of the unit above.',
  })
  @ApiOkResponse({ type: UnitLookResponse })
  async put(
    @Param('unitId', unitIdPipe) unitId: string,
    @Body() body: PutLookBody,
    @CurrentCaller() caller: Caller,
  ): Promise<UnitLookResponse> {
    await this.putLook.execute(unitId, body, caller);
    return this.show(unitId);
  }

  @Delete()
  @HttpCode(204)
  @Allow(OrgPermissions.unitWrite, { unit: 'param:unitId' })
  @ApiOperation({ operationId: 'removeLook', summary: '沿用上级的标志和颜色 Take the look from above' })
  @ApiNoContentResponse()
  async remove(@Param('unitId', unitIdPipe) unitId: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.removeLook.execute(unitId, caller);
  }
}
