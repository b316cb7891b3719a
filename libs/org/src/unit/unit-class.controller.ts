import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrgPermissions } from '@plinth/org-contract';
import { Allow } from '@plinth/platform-auth';
import { Transactions } from '@plinth/platform-database';
import { CurrentCaller } from '../caller-of';
import type { Caller } from '../person/caller';
import { classKeyText, EnsureClasses } from './ensure-classes';
import { EnsureClassesBody } from './unit.dto';
import { unitIdPipe } from './unit-id.pipe';
import { EnsuredClassesResponse } from './unit-response.dto';

@ApiTags('组织机构 Units')
@Controller('api/org/v1/units/:unitId/classes')
export class UnitClassController {
  constructor(
    private readonly transactions: Transactions,
    private readonly ensureClasses: EnsureClasses,
  ) {}

  @Post()
  @HttpCode(200)
  @Allow(OrgPermissions.unitWrite, { unit: 'param:unitId' })
  @ApiOperation({
    operationId: 'ensureClasses',
    summary: '补齐学校的班级 Make missing classes',
    description: '已有的不变。Those that exist stay as they are.',
  })
  @ApiOkResponse({ type: EnsuredClassesResponse })
  async ensure(
    @Param('unitId', unitIdPipe) unitId: string,
    @Body() body: EnsureClassesBody,
    @CurrentCaller() caller: Caller,
  ): Promise<EnsuredClassesResponse> {
    const { classes, added } = await this.transactions.run((tx) =>
      this.ensureClasses.execute(tx, unitId, body.classes, caller),
    );
    return { added: added.length, ids: body.classes.flatMap((key) => classes.get(classKeyText(key))?.id ?? []) };
  }
}
