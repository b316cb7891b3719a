import { Controller, Get, Header, Headers, Query, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { membershipRoles, OrgPermissions } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Allow } from '@plinth/platform-auth';
import { languageOf, utf8Bytes } from '@plinth/platform-http';
import { CurrentCaller } from '../caller-of';
import type { Caller } from './caller';
import { exportPeople } from './export-people';
import { KeepLines } from './keep-lines.use-case';
import { fieldsOf, usualPeopleColumns } from './people-columns';
import { PeopleExportQuery, PeoplePageQuery, PeopleQuery } from './person-list.dto';
import { LISTED_FIELDS, PersonListReader } from './person-list.reader';
import type { PersonListFilter } from './person-list.reader';
import { PeopleCountResponse, PeoplePageResponse } from './person-list-response.dto';

const ofUnit = { unit: 'query:unitId' } as const;
/** A list is told to be longer than that, not how long. */
const COUNTED_AT_MOST = 10_000;
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Shown {
  readonly unitId: string;
  readonly unitPath: string;
  readonly fields: readonly string[];
  readonly count?: number;
}

@ApiTags('人员 People')
@Controller('api/org/v1/people')
export class PersonListController {
  constructor(
    private readonly reader: PersonListReader,
    private readonly audit: AuditTrail,
    private readonly lines: KeepLines,
  ) {}

  @Get()
  @Allow(OrgPermissions.personRead, ofUnit)
  @Header('content-type', 'application/json; charset=utf-8')
  @ApiOperation({
    operationId: 'listPeople',
    summary: '人员列表 List people',
    description: '机构及其下级;敏感字段打码。Of a unit and below; sensitive fields masked.',
  })
  @ApiOkResponse({ type: PeoplePageResponse })
  async list(@Query() query: PeoplePageQuery, @CurrentCaller() caller: Caller): Promise<Buffer> {
    const page = await this.reader.page({
      ...filterOf(query),
      limit: query.limit ?? 50,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      ...(query.before === undefined ? {} : { before: query.before }),
      ...(query.from === undefined ? {} : { from: query.from }),
    });
    const { count, unitPath } = page;
    await this.tell('org.person.listed', caller, { unitId: query.unitId, unitPath, fields: LISTED_FIELDS, count });
    if (page.unkept !== undefined) this.lines.soon(query.unitId, page.unkept);
    const next = page.nextCursor === undefined ? '' : `,"nextCursor":"${page.nextCursor}"`;
    const previous = page.previousCursor === undefined ? '' : `,"previousCursor":"${page.previousCursor}"`;
    return utf8Bytes(`{"items":${page.items}${next}${previous}}`);
  }

  @Get('count')
  @Allow(OrgPermissions.personRead, ofUnit)
  @ApiOperation({
    operationId: 'countPeople',
    summary: '符合条件的人数 How many people a list holds',
    description:
      '至多数到 10000，更多时 `isExact` 为否。Counted up to 10,000; `isExact` is false where there are more.',
  })
  @ApiOkResponse({ type: PeopleCountResponse })
  count(@Query() query: PeopleQuery): Promise<PeopleCountResponse> {
    return this.reader.count(filterOf(query), COUNTED_AT_MOST);
  }

  @Get('export')
  @Allow(OrgPermissions.personExport, ofUnit)
  @ApiOperation({
    operationId: 'exportPeople',
    summary: '导出人员 Export people',
    description:
      '当前筛选的列表和所选的列，敏感字段打码。The filtered list with the columns asked for as a workbook, masked.',
  })
  @ApiOkResponse({
    description: '工作簿 Workbook',
    content: { [WORKBOOK]: { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiHeader({ name: 'accept-language', required: false, description: '表头的语言 Language of the titles' })
  async export(
    @Query() query: PeopleExportQuery,
    @CurrentCaller() caller: Caller,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<StreamableFile> {
    const filter = filterOf(query);
    const columns = query.columns ?? usualPeopleColumns;
    // The first page tells an unknown unit before the answer begins.
    const { unitPath } = await this.reader.page({ ...filter, limit: 1 });
    const { stream, finished } = exportPeople(this.reader, { filter, columns, language: languageOf(acceptLanguage) });
    const told = { unitId: query.unitId, unitPath, fields: fieldsOf(columns) };
    void finished.then(
      (count) => this.tell('org.person.exported', caller, { ...told, count }),
      () => this.tell('org.person.exported', caller, told),
    );
    return new StreamableFile(stream, { type: WORKBOOK, disposition: 'attachment; filename="people.xlsx"' });
  }

  /** Without a count it has failed. */
  private tell(action: string, caller: Caller, shown: Shown) {
    return this.audit.recordAlone({
      actor: caller.actor,
      action,
      ...shown,
      result: shown.count === undefined ? 'failed' : 'success',
      ...(caller.requestId === undefined ? {} : { requestId: caller.requestId }),
      ...(caller.address === undefined ? {} : { address: caller.address }),
    });
  }
}

const filterOf = (query: PeopleQuery): PersonListFilter => ({
  unitId: query.unitId,
  roles: query.role ?? membershipRoles,
  sort: query.sort ?? 'name',
  ...(query.status === undefined ? {} : { status: query.status }),
  ...(query.q === undefined ? {} : { text: query.q }),
});
