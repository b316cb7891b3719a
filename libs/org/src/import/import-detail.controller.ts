import { Controller, Get, Headers, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
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

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What the dry run found, row by row. */
@ApiTags('名册导入 Roster imports')
@ApiBearerAuth()
@Controller('api/org/v1/imports')
export class ImportDetailController {
  constructor(
    private readonly reader: ImportReader,
    private readonly workbook: ErrorWorkbook,
    private readonly audit: AuditTrail,
  ) {}

  @Get(':id/problems')
  @Allow(OrgPermissions.importRun)
  @ApiOperation({ summary: '问题清单 Problems with row, column, value and reason; identifiers masked' })
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
  @ApiOperation({ summary: '按结果查看各行 Rows by what would happen to them' })
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
  @ApiOperation({ summary: '错误工作簿 Their own rows that were refused or warned about, plus a reason column' })
  @ApiProduces(XLSX)
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
