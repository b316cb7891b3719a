import { Controller, Get, Headers, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Allow, CurrentScope, Scope } from '@plinth/platform-auth';
import { languageOf } from '@plinth/platform-http';
import { CurrentCaller } from '../caller-of';
import type { Caller } from '../person/caller';
import { ErrorWorkbook } from './error-workbook';
import type { ImportBatch } from './import-batch';
import { ImportProblemsQuery, ImportRowsQuery } from './import.dto';
import { ImportReader } from './import.reader';
import { ImportProblemPageResponse, ImportRowPageResponse } from './import-detail-response.dto';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What the dry run found, row by row. */
@ApiTags('名册导入 Roster imports')
@Controller('api/org/v1/imports')
export class ImportDetailController {
  constructor(
    private readonly reader: ImportReader,
    private readonly workbook: ErrorWorkbook,
    private readonly audit: AuditTrail,
  ) {}

  @Get(':id/problems')
  @Allow(OrgPermissions.importRun)
  @ApiOperation({
    operationId: 'listImportProblems',
    summary: '问题清单 List problems of an import',
    description: '行、列、值与原因,号码打码。Row, column, value and reason; identifiers masked.',
  })
  @ApiOkResponse({ type: ImportProblemPageResponse })
  async problems(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ImportProblemsQuery,
    @CurrentScope() scope: Scope,
    @Headers('accept-language') acceptLanguage?: string,
  ) {
    await this.found(id, scope);
    const language = languageOf(acceptLanguage);
    const page = await this.reader.problems(id, query.severity, query.limit ?? 100, query.cursor);
    return {
      ...page,
      items: page.items.map(({ zh, en, ...problem }) => ({ ...problem, message: language === 'zh' ? zh : en })),
    };
  }

  @Get(':id/rows')
  @Allow(OrgPermissions.importRun)
  @ApiOperation({
    operationId: 'listImportRows',
    summary: '按结果查看各行 List rows of an import',
    description: '按新增、修改、调动、离开等。By what would happen to them.',
  })
  @ApiOkResponse({ type: ImportRowPageResponse })
  async rows(@Param('id', ParseUUIDPipe) id: string, @Query() query: ImportRowsQuery, @CurrentCaller() caller: Caller) {
    const batch = await this.found(id, caller.scope);
    const page = await this.reader.rows(id, query.action, query.limit ?? 100, query.cursor);
    await this.audit.recordAlone({
      actor: caller.actor,
      action: 'org.import.rows.read',
      unitId: batch.schoolId,
      unitPath: batch.unitPath,
      target: `import:${id}`,
      count: page.items.length,
      fields: ['name', 'number', 'unit'],
      result: 'success',
      requestId: caller.requestId,
    });
    return page;
  }

  @Get(':id/errors.xlsx')
  @Allow(OrgPermissions.importRun)
  @ApiOperation({
    operationId: 'downloadImportErrors',
    summary: '下载错误工作簿 Download the error workbook',
    description: '被拒绝或有提示的原始行,加一列原因。The rows as they were, plus a reason column.',
  })
  @ApiOkResponse({
    description: '工作簿 Workbook',
    content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } },
  })
  async errors(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentCaller() caller: Caller,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<StreamableFile> {
    const batch = await this.found(id, caller.scope);
    const stream = await this.workbook.of(batch, languageOf(acceptLanguage));
    await this.audit.recordAlone({
      actor: caller.actor,
      action: 'org.import.errors.download',
      unitId: batch.schoolId,
      unitPath: batch.unitPath,
      target: `import:${id}`,
      result: 'success',
      requestId: caller.requestId,
    });
    return new StreamableFile(stream, { type: XLSX, disposition: 'attachment; filename="errors.xlsx"' });
  }

  private async found(id: string, scope: Scope): Promise<ImportBatch> {
    const batch = await this.reader.visible(id, scope);
    if (batch === undefined) throw new DomainError(OrgErrors.importNotFound);
    return batch;
  }
}
