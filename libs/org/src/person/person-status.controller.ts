import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrgPermissions } from '@plinth/org-contract';
import { Allow } from '@plinth/platform-auth';
import { CurrentCaller } from '../caller-of';
import type { Caller } from './caller';
import { EndPerson } from './end-person.use-case';
import { ErasePerson } from './erase-person.use-case';
import { EndPersonBody } from './person.dto';
import { RestorePerson } from './restore-person.use-case';
import { SuspendPerson } from './suspend-person.use-case';

@ApiTags('人员 People')
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
  @ApiOperation({
    operationId: 'suspendPerson',
    summary: '停用人员 Suspend a person',
    description: '其会话与令牌两秒内失效。Sessions and tokens end within two seconds.',
  })
  @ApiNoContentResponse()
  async suspend(@Param('personId', ParseUUIDPipe) personId: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.suspendPerson.execute(personId, caller);
  }

  @Post('restore')
  @HttpCode(204)
  @Allow(OrgPermissions.personWrite)
  @ApiOperation({ operationId: 'restorePerson', summary: '恢复人员 Restore a person' })
  @ApiNoContentResponse()
  async restore(@Param('personId', ParseUUIDPipe) personId: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.restorePerson.execute(personId, caller);
  }

  @Post('end')
  @HttpCode(204)
  @Allow(OrgPermissions.personWrite)
  @ApiOperation({
    operationId: 'endPerson',
    summary: '人员离开 End a person',
    description: '结束其全部在册关系。Ends every membership.',
  })
  @ApiNoContentResponse()
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
  @ApiOperation({
    operationId: 'erasePerson',
    summary: '删除个人数据 Erase a person',
    description: '不可恢复;审计只留编号。Cannot be undone; the audit trail keeps the id.',
  })
  @ApiNoContentResponse()
  async erase(@Param('personId', ParseUUIDPipe) personId: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.erasePerson.execute(personId, caller);
  }
}
