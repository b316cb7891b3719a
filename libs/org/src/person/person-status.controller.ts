import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrgPermissions } from '@plinth/org-contract';
import { Allow } from '@plinth/platform-auth';
import { CurrentCaller } from '../caller-of';
import type { Caller } from './caller';
import { EndPerson } from './end-person.use-case';
import { ErasePerson } from './erase-person.use-case';
import { EndPersonBody } from './person.dto';
import { RestorePerson } from './restore-person.use-case';
import { SuspendPerson } from './suspend-person.use-case';

@ApiTags('org 人员')
@ApiBearerAuth()
@Controller('api/org/v1/people/:personId')
export class PersonStatusController {
  constructor(
    private readonly suspendPerson: SuspendPerson,
    private readonly restorePerson: RestorePerson,
    private readonly endPerson: EndPerson,
    private readonly erasePerson: ErasePerson,
  ) {}

  @Post('suspend')
  @HttpCode(204)
  @Allow(OrgPermissions.personWrite)
  @ApiOperation({ summary: '停用 · suspend' })
  async suspend(@Param('personId', ParseUUIDPipe) personId: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.suspendPerson.execute(personId, caller);
  }

  @Post('restore')
  @HttpCode(204)
  @Allow(OrgPermissions.personWrite)
  @ApiOperation({ summary: '恢复 · restore' })
  async restore(@Param('personId', ParseUUIDPipe) personId: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.restorePerson.execute(personId, caller);
  }

  @Post('end')
  @HttpCode(204)
  @Allow(OrgPermissions.personWrite)
  @ApiOperation({ summary: '离开 · end' })
  async end(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body() body: EndPersonBody,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.endPerson.execute(personId, body.reason, caller);
  }

  @Delete()
  @HttpCode(204)
  @Allow(OrgPermissions.personWrite)
  @ApiOperation({ summary: '删除个人数据(审计只留编号)· erase' })
  async erase(@Param('personId', ParseUUIDPipe) personId: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.erasePerson.execute(personId, caller);
  }
}
