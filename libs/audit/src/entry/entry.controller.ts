import { Readable } from 'node:stream';
import { Controller, Get, Headers, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuditPermissions } from '@plinth/audit-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Allow, CurrentPrincipal, CurrentScope, Scope, UnitPaths, actorOf } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { EntryPageResponse, ExportEntriesQuery, ListEntriesQuery } from './entry.dto';
import type { EntryFilterQuery } from './entry.dto';
import type { EntryFilter } from './entry';
import { visibleRoots } from './entry-access';
import { EntryReader } from './entry.reader';
import { ExportEntries } from './export-entries.use-case';

@ApiTags('审计 Audit')
@Controller('api/audit/v1')
export class EntryController {
  constructor(
    private readonly reader: EntryReader,
    private readonly exportEntries: ExportEntries,
    private readonly unitPaths: UnitPaths,
    private readonly trail: AuditTrail,
  ) {}

  @Get('entries')
  @Allow(AuditPermissions.entryRead)
  @ApiOperation({
    operationId: 'listAuditEntries',
    summary: '查询审计记录 List audit entries',
    description: '新的在前。Newest first.',
  })
  @ApiOkResponse({ type: EntryPageResponse })
  async list(
    @Query() query: ListEntriesQuery,
    @CurrentScope() scope: Scope,
    @CurrentPrincipal() principal: Principal,
    @Headers('x-request-id') requestId?: string,
  ): Promise<EntryPageResponse> {
    const filter = await this.filterOf(query, scope);
    const page = await this.reader.list(filter, query.limit ?? 50, query.cursor);
    await this.trail.recordAlone({
      actor: actorOf(principal),
      action: AuditPermissions.entryRead,
      count: page.items.length,
      result: 'success',
      requestId,
    });
    return page;
  }

  @Get('export')
  @Allow(AuditPermissions.entryExport)
  @ApiOperation({
    operationId: 'exportAuditEntries',
    summary: '导出审计记录 Export audit entries',
    description:
      'CSV 或 NDJSON,新的在前;导出本身也记入审计。As CSV or NDJSON, newest first; the export is audited itself.',
  })
  @ApiOkResponse({
    description: '按 format As asked for by format',
    content: { 'text/csv': { schema: { type: 'string' } }, 'application/x-ndjson': { schema: { type: 'string' } } },
  })
  async export(
    @Query() query: ExportEntriesQuery,
    @CurrentScope() scope: Scope,
    @CurrentPrincipal() principal: Principal,
  ): Promise<StreamableFile> {
    const format = query.format ?? 'csv';
    const filter = await this.filterOf(query, scope);
    const text = await this.exportEntries.execute(filter, format, actorOf(principal));
    return new StreamableFile(Readable.from(text, { objectMode: false }), {
      type: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
      disposition: `attachment; filename="audit.${format}"`,
    });
  }

  private async filterOf(query: EntryFilterQuery, scope: Scope): Promise<EntryFilter> {
    const { actor, action, target, result, from, to, unitId } = query;
    const asked = unitId === undefined ? undefined : { path: await this.unitPaths.pathOf(unitId) };
    return {
      actor,
      action,
      target,
      result,
      from: from === undefined ? undefined : new Date(from),
      to: to === undefined ? undefined : new Date(to),
      ...visibleRoots(scope, asked),
    };
  }
}
