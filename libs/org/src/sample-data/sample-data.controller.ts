import { Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { OrgPermissions } from '@plinth/org-contract';
import { Allow, AuthErrors, CurrentScope } from '@plinth/platform-auth';
import type { Scope } from '@plinth/platform-auth';
import { CurrentCaller } from '../caller-of';
import type { Caller } from '../person/caller';
import { MakeSampleData } from './make-sample-data.use-case';
import { RemoveSampleData } from './remove-sample-data.use-case';
import { SampleDataResponse } from './sample-data.dto';
import { SampleDataStore } from './sample-data.store';

@ApiTags('示例数据 Sample data')
@Controller('api/org/v1/sample-data')
export class SampleDataController {
  constructor(
    private readonly make: MakeSampleData,
    private readonly remove: RemoveSampleData,
    private readonly samples: SampleDataStore,
  ) {}

  @Get()
  @Allow(OrgPermissions.unitWrite)
  @ApiOperation({ operationId: 'getSampleData', summary: '示例数据的状态 State of the sample data' })
  @ApiOkResponse({ type: SampleDataResponse })
  async show(@CurrentScope() scope: Scope): Promise<SampleDataResponse> {
    checkRoot(scope);
    const sample = await this.samples.current();
    return { state: sample?.state ?? 'none', schoolId: sample?.schoolId ?? null, madeAt: sample?.madeAt ?? null };
  }

  @Post()
  @HttpCode(202)
  @Allow(OrgPermissions.importRun)
  @ApiOperation({
    operationId: 'makeSampleData',
    summary: '生成示例数据 Make sample data',
    description:
      '在单独的单位下生成一所示例学校，约 290 人；已有时不再生成。须在根机构有权限。' +
      'One invented school of about 290 people in a unit of its own; asked again it is the one that is there. Needs the permission on the root.',
  })
  @ApiAcceptedResponse({ type: SampleDataResponse })
  async add(@CurrentCaller() caller: Caller): Promise<SampleDataResponse> {
    checkRoot(caller.scope);
    await this.make.execute(caller);
    return this.show(caller.scope);
  }

  @Delete()
  @HttpCode(202)
  @Allow(OrgPermissions.importRun)
  @ApiOperation({
    operationId: 'removeSampleData',
    summary: '删除示例数据 Remove the sample data',
    description:
      '连同人员、账号与文件一并删除，只在审计中留下记录；其中已有真实数据时拒绝。' +
      'With its people, accounts and files; the audit trail alone remembers it. Refused when it holds real data.',
  })
  @ApiAcceptedResponse({ type: SampleDataResponse })
  async clear(@CurrentCaller() caller: Caller): Promise<SampleDataResponse> {
    checkRoot(caller.scope);
    await this.remove.execute(caller);
    return this.show(caller.scope);
  }
}

/** A sample is of the whole base. */
function checkRoot(scope: Scope): void {
  if (!scope.covers('')) throw new DomainError(AuthErrors.unitOutOfScope);
}
