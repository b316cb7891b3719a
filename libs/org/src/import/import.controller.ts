import type { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Headers } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { Allow, CurrentScope, Scope } from '@plinth/platform-auth';
import { languageOf } from '@plinth/platform-http';
import { CurrentCaller } from '../caller-of';
import type { Caller } from '../person/caller';
import { CancelImport } from './cancel-import.use-case';
import { ConfirmImport } from './confirm-import.use-case';
import type { ImportBatch, ImportOptions } from './import-batch';
import { ConfirmImportBody, ImportResponse, ListImportsQuery, StartImportQuery, UndoResponse } from './import.dto';
import { ImportReader } from './import.reader';
import { StartImport } from './start-import.use-case';
import { UndoImport } from './undo-import.use-case';
import { ImportPageResponse } from './import-detail-response.dto';

@ApiTags('名册导入 Roster imports')
@Controller('api/org/v1/imports')
export class ImportController {
  constructor(
    private readonly reader: ImportReader,
    private readonly startImport: StartImport,
    private readonly confirmImport: ConfirmImport,
    private readonly cancelImport: CancelImport,
    private readonly undoImport: UndoImport,
  ) {}

  @Post()
  @HttpCode(202)
  @Allow(OrgPermissions.importRun, { unit: 'query:unitId' })
  @ApiOperation({
    operationId: 'startImport',
    summary: '上传名册并试导入 Upload a roster for a dry run',
    description:
      '请求体就是 .xlsx 或 .csv 文件;只读取并比对,不写入。The body is the file itself; it is read and compared, nothing is written.',
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiAcceptedResponse({ type: ImportResponse })
  async start(
    @Query() query: StartImportQuery,
    @Req() request: { body: Readable },
    @CurrentCaller() caller: Caller,
    @Headers('accept-language') language?: string,
  ): Promise<ImportResponse> {
    if (typeof request.body?.pipe !== 'function') throw new DomainError(OrgErrors.importFileEmpty);
    const options = optionsOf(query);
    const started = {
      unitId: query.unitId,
      fileName: query.fileName,
      content: request.body,
      options,
      whole: query.whole ?? false,
    };
    const id = await this.startImport.execute(started, caller.actor);
    return responseOf(await this.found(id, caller.scope), language);
  }

  @Get()
  @Allow(OrgPermissions.importRun)
  @ApiOperation({
    operationId: 'listImports',
    summary: '导入记录 List imports',
    description: '新的在前。Newest first.',
  })
  @ApiOkResponse({ type: ImportPageResponse })
  async list(
    @Query() query: ListImportsQuery,
    @CurrentScope() scope: Scope,
    @Headers('accept-language') language?: string,
  ) {
    const page = await this.reader.list(scope, query.unitId, query.limit ?? 50, query.cursor);
    return { ...page, items: page.items.map((batch) => responseOf(batch, language)) };
  }

  @Get(':id')
  @Allow(OrgPermissions.importRun)
  @ApiOperation({
    operationId: 'getImport',
    summary: '导入状态 Get an import',
    description: '状态、进度与试导入结果。State, progress and summary.',
  })
  @ApiOkResponse({ type: ImportResponse })
  async one(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentScope() scope: Scope,
    @Headers('accept-language') language?: string,
  ): Promise<ImportResponse> {
    return responseOf(await this.found(id, scope), language);
  }

  @Post(':id/confirmation')
  @HttpCode(202)
  @Allow(OrgPermissions.importRun)
  @ApiOperation({
    operationId: 'confirmImport',
    summary: '确认导入 Confirm an import',
    description: '写入试导入所示的内容。Writes what the dry run showed.',
  })
  @ApiAcceptedResponse({ type: ImportResponse })
  async confirm(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ConfirmImportBody,
    @CurrentCaller() caller: Caller,
    @Headers('accept-language') language?: string,
  ): Promise<ImportResponse> {
    await this.confirmImport.execute(await this.found(id, caller.scope), body.acceptLeaving ?? false, caller.actor);
    return responseOf(await this.found(id, caller.scope), language);
  }

  @Post(':id/cancellation')
  @HttpCode(202)
  @Allow(OrgPermissions.importRun)
  @ApiOperation({
    operationId: 'cancelImport',
    summary: '取消导入 Cancel an import',
    description: '只能取消尚未写入的。Only while nothing is written.',
  })
  @ApiAcceptedResponse({ type: ImportResponse })
  async cancel(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentScope() scope: Scope,
    @Headers('accept-language') language?: string,
  ): Promise<ImportResponse> {
    await this.cancelImport.execute(await this.found(id, scope));
    return responseOf(await this.found(id, scope), language);
  }

  @Post(':id/undo')
  @HttpCode(200)
  @Allow(OrgPermissions.importRun)
  @ApiOperation({
    operationId: 'undoImport',
    summary: '撤销导入 Undo an import',
    description: '之后被人改过的人员保留。People whom somebody edited since are kept.',
  })
  @ApiOkResponse({ type: UndoResponse })
  async undo(@Param('id', ParseUUIDPipe) id: string, @CurrentCaller() caller: Caller): Promise<UndoResponse> {
    return this.undoImport.execute(await this.found(id, caller.scope), caller.actor);
  }

  private async found(id: string, scope: Scope): Promise<ImportBatch> {
    const batch = await this.reader.visible(id, scope);
    if (batch === undefined) throw new DomainError(OrgErrors.importNotFound);
    return batch;
  }
}

function optionsOf({ kind, columns, sheets }: StartImportQuery): ImportOptions {
  const parsed = <T>(name: string, text: string | undefined, fits: (value: unknown) => boolean): T | undefined => {
    if (text === undefined) return undefined;
    try {
      const value: unknown = JSON.parse(text);
      if (fits(value)) return value as T;
    } catch {
      // falls through: what is no JSON is refused like what does not fit
    }
    throw new DomainError(OrgErrors.importOptionInvalid, { option: name });
  };
  const isTable = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
  const found = {
    kind,
    columns: parsed<ImportOptions['columns']>('columns', columns, isTable),
    sheets: parsed<ImportOptions['sheets']>('sheets', sheets, Array.isArray),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

export function responseOf(batch: ImportBatch, acceptLanguage: string | undefined): ImportResponse {
  const { id, schoolId, fileName, whole, state, progress, rowsRead, createdAt } = batch;
  const language = languageOf(acceptLanguage);
  return {
    id,
    schoolId,
    fileName,
    whole,
    state,
    progress,
    rowsRead,
    createdAt,
    columns: batch.options.columns,
    columnsRemembered: batch.options.columnsRemembered,
    resumable: batch.failure?.step === undefined ? undefined : true,
    recognition: batch.recognition ?? undefined,
    summary: batch.summary ?? undefined,
    failure: batch.failure ? { code: batch.failure.code, message: batch.failure[language] } : undefined,
    finishedAt: batch.finishedAt ?? undefined,
    undoneAt: batch.undoneAt ?? undefined,
  };
}
