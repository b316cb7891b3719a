import { Controller, Headers, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { Allow } from '@plinth/platform-auth';
import { CurrentCaller } from '../caller-of';
import type { Caller } from '../person/caller';
import { responseOf } from './import.controller';
import { ImportResponse } from './import.dto';
import { ImportReader } from './import.reader';
import { ResumeImport } from './resume-import.use-case';

@ApiTags('名册导入 Roster imports')
@Controller('api/org/v1/imports')
export class ImportResumptionController {
  constructor(
    private readonly reader: ImportReader,
    private readonly resuming: ResumeImport,
  ) {}

  @Post(':id/resumption')
  @HttpCode(202)
  @Allow(OrgPermissions.importRun)
  @ApiOperation({
    operationId: 'resumeImport',
    summary: '继续导入 Resume an import',
    description: '服务器多次尝试未成而放弃的导入,再试一次。Runs again what the server gave up.',
  })
  @ApiAcceptedResponse({ type: ImportResponse })
  async resume(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentCaller() caller: Caller,
    @Headers('accept-language') language?: string,
  ): Promise<ImportResponse> {
    await this.resuming.execute(await this.found(id, caller), caller.actor);
    return responseOf(await this.found(id, caller), language);
  }

  private async found(id: string, { scope }: Caller) {
    const batch = await this.reader.visible(id, scope);
    if (batch === undefined) throw new DomainError(OrgErrors.importNotFound);
    return batch;
  }
}
