import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { membershipRoles, OrgPermissions } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Allow } from '@plinth/platform-auth';
import { utf8Bytes } from '@plinth/platform-http';
import { CurrentCaller } from '../caller-of';
import type { Caller } from './caller';
import { exportPeople } from './export-people';
import { KeepLines } from './keep-lines.use-case';
import { LISTED_FIELDS, PersonListReader } from './person-list.reader';
import type { PersonListQuery } from './person-list.reader';
import { PeoplePageQuery, PeopleQuery } from './person.dto';
import { PeoplePageResponse } from './person-list-response.dto';

const ofUnit = { unit: 'query:unitId' } as const;
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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
    });
    await this.tell('org.person.listed', caller, query.unitId, page.unitPath, page.count);
    if (page.unkept !== undefined) this.lines.soon(query.unitId, page.unkept);
    const next = page.nextCursor === undefined ? '' : `,"nextCursor":"${page.nextCursor}"`;
    return utf8Bytes(`{"items":${page.items}${next}}`);
  }

  @Get('export')
  @Allow(OrgPermissions.personExport, ofUnit)
  @ApiOperation({
    operationId: 'exportPeople',
    summary: '导出人员 Export people',
    description: '当前筛选的列表,敏感字段打码。The filtered list as a workbook, masked.',
  })
  @ApiOkResponse({
    description: '工作簿 Workbook',
    content: { [WORKBOOK]: { schema: { type: 'string', format: 'binary' } } },
  })
  async export(@Query() query: PeopleQuery, @CurrentCaller() caller: Caller): Promise<StreamableFile> {
    // The first page tells an unknown unit before the answer begins.
    const { unitPath } = await this.reader.page({ ...filterOf(query), limit: 1 });
    const { stream, finished } = exportPeople(this.reader, filterOf(query));
    void finished.then(
      (count) => this.tell('org.person.exported', caller, query.unitId, unitPath, count),
      () => this.tell('org.person.exported', caller, query.unitId, unitPath, undefined),
    );
    return new StreamableFile(stream, { type: WORKBOOK, disposition: 'attachment; filename="people.xlsx"' });
  }

  private tell(action: string, caller: Caller, unitId: string, unitPath: string, count: number | undefined) {
    return this.audit.recordAlone({
      actor: caller.actor,
      action,
      unitId,
      unitPath,
      fields: LISTED_FIELDS,
      result: count === undefined ? 'failed' : 'success',
      ...(count === undefined ? {} : { count }),
      ...(caller.requestId === undefined ? {} : { requestId: caller.requestId }),
      ...(caller.address === undefined ? {} : { address: caller.address }),
    });
  }
}

const filterOf = (query: PeopleQuery): Omit<PersonListQuery, 'limit' | 'cursor'> => ({
  unitId: query.unitId,
  roles: query.role ?? membershipRoles,
  sort: query.sort ?? 'name',
  ...(query.status === undefined ? {} : { status: query.status }),
  ...(query.q === undefined ? {} : { text: query.q }),
});
