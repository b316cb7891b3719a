import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Allow } from '@plinth/platform-auth';
import { CurrentCaller } from '../caller-of';
import type { Caller } from '../person/caller';
import { FirstRows } from './first-rows';
import type { ImportBatch } from './import-batch';
import { responseOf } from './import.controller';
import { ImportResponse } from './import.dto';
import { ImportReader } from './import.reader';
import { FirstRowsResponse, ReadImportAgainBody } from './import-reading.dto';
import { ReadAgain } from './read-again.use-case';

/** What the columns of the file were taken for, and correcting it. */
@ApiTags('名册导入 Roster imports')
@Controller('api/org/v1/imports')
export class ImportReadingController {
  constructor(
    private readonly reader: ImportReader,
    private readonly firstRows: FirstRows,
    private readonly readAgain: ReadAgain,
    private readonly audit: AuditTrail,
  ) {}

  @Get(':id/first-rows')
  @Allow(OrgPermissions.importRun)
  @ApiOperation({
    operationId: 'listImportFirstRows',
    summary: '文件的前几行 First rows of the file',
    description: '每个工作表的表头和前几行，号码打码。The header and first rows of each sheet; identifiers masked.',
  })
  @ApiOkResponse({ type: FirstRowsResponse })
  async first(@Param('id', ParseUUIDPipe) id: string, @CurrentCaller() caller: Caller): Promise<FirstRowsResponse> {
    const batch = await this.found(id, caller);
    const sheets = await this.firstRows.of(batch);
    await this.audit.recordAlone({
      actor: caller.actor,
      action: 'org.import.rows.read',
      unitId: batch.schoolId,
      unitPath: batch.unitPath,
      target: `import:${id}`,
      count: sheets.reduce((sum, { rows }) => sum + rows.length, 0),
      result: 'success',
      requestId: caller.requestId,
    });
    return { sheets };
  }

  @Post(':id/reading')
  @HttpCode(202)
  @Allow(OrgPermissions.importRun)
  @ApiOperation({
    operationId: 'readImportAgain',
    summary: '按更正后的列重新试导入 Read again with corrected columns',
    description: '尚未写入时可用，不必重新上传。While nothing is written; the file need not be uploaded again.',
  })
  @ApiAcceptedResponse({ type: ImportResponse })
  async again(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { whole, kind, columns }: ReadImportAgainBody,
    @CurrentCaller() caller: Caller,
    @Headers('accept-language') language?: string,
  ): Promise<ImportResponse> {
    const options = { ...(kind === undefined ? {} : { kind }), ...(columns === undefined ? {} : { columns }) };
    await this.readAgain.execute(await this.found(id, caller), { options, whole }, caller.actor);
    return responseOf(await this.found(id, caller), language);
  }

  private async found(id: string, { scope }: Caller): Promise<ImportBatch> {
    const batch = await this.reader.visible(id, scope);
    if (batch === undefined) throw new DomainError(OrgErrors.importNotFound);
    return batch;
  }
}
