import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import type { DataFieldName } from '@plinth/market-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { Allow, CurrentPrincipal, CurrentScope, Scope, SignedIn } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import type { Page } from '@plinth/platform-database';
import { ClientGrants } from './client-grants';
import { GrantedFields } from './granted-fields';
import { RosterAudit } from './roster-audit';
import { afterOf, limitOf, pageById } from './roster-page';
import { RosterPeople } from './roster-people';
import type { RosterPerson } from './roster-people';
import { RosterPageQuery } from './roster.dto';
import { RosterReader } from './roster.reader';
import type { RosterClass } from './roster.reader';
import { OwnClassesResponse, RosterPeoplePageResponse, RosterPersonResponse } from './roster-response.dto';

/** What teachers see of a class list at the base itself: enough to call the names. Nothing that is sealed is opened for it. */
const CLASS_LIST_FIELDS: readonly DataFieldName[] = ['name', 'pinyin', 'sex'];

/** What the person who signed in asks, at the base itself or through an application. */
@ApiTags('应用:当前用户 For applications: me')
@Controller('api/org/v1/me')
export class MeController {
  constructor(
    private readonly reader: RosterReader,
    private readonly grants: ClientGrants,
    private readonly people: RosterPeople,
    private readonly audit: RosterAudit,
  ) {}

  @Get()
  @SignedIn()
  @ApiOperation({
    operationId: 'getMe',
    summary: '当前用户 Get the person who signed in',
    description: '只含授予该应用的字段。Only the fields that the application was granted.',
  })
  @ApiOkResponse({ type: RosterPersonResponse })
  async me(@CurrentPrincipal() principal: Principal): Promise<RosterPerson> {
    const granted = await this.grants.of(principal.clientId);
    const row = await this.reader.self(personOf(principal), granted.all);
    if (row === undefined) throw new DomainError(OrgErrors.personNotFound);
    await this.audit.read(principal, 'me', { count: 1, fields: granted.all });
    return this.people.answer(row, granted);
  }

  @Get('classes')
  @Allow(OrgPermissions.rosterRead)
  @ApiOperation({ operationId: 'listMyClasses', summary: '我任教的班级 List classes that I teach' })
  @ApiOkResponse({ type: OwnClassesResponse })
  async classes(
    @CurrentPrincipal() principal: Principal,
    @CurrentScope() scope: Scope,
  ): Promise<{ items: Omit<RosterClass, 'path'>[] }> {
    const classes = await this.reader.classesOf(personOf(principal), scope.roots);
    await this.audit.read(principal, 'classes', { count: classes.length, scope });
    return { items: classes.map(({ path: _, ...rest }) => rest) };
  }

  @Get('classes/:classId/pupils')
  @Allow(OrgPermissions.rosterRead)
  @ApiOperation({
    operationId: 'listMyPupils',
    summary: '我的班级的学生 List pupils of a class that I teach',
    description:
      '通过应用时只含授予该应用的字段；教师本人登录时为姓名和性别。Through an application only the fields that it was granted; for the teacher at the base itself name and sex.',
  })
  @ApiOkResponse({ type: RosterPeoplePageResponse })
  async pupils(
    @Param('classId', ParseUUIDPipe) classId: string,
    @Query() query: RosterPageQuery,
    @CurrentPrincipal() principal: Principal,
    @CurrentScope() scope: Scope,
  ): Promise<Page<RosterPerson>> {
    const own = (await this.reader.classesOf(personOf(principal), scope.roots)).find(({ id }) => id === classId);
    // A class that is not one's own gets the answer of one that is not there.
    if (own === undefined) throw new DomainError(OrgErrors.unitNotFound);
    const granted =
      principal.kind === 'person'
        ? new GrantedFields([{ path: own.path, fields: CLASS_LIST_FIELDS }])
        : await this.grants.of(principal.clientId);
    const fields = granted.at([own.path]);
    const page = { roots: [own.path], classId, fields, after: afterOf(query), limit: limitOf(query) + 1 };
    const rows = pageById(await this.reader.people(page), query);
    await this.audit.read(principal, 'pupils', {
      count: rows.items.length,
      fields,
      unitId: classId,
      unitPath: own.path,
    });
    return { ...rows, items: rows.items.map((row) => this.people.answer(row, granted)) };
  }
}

function personOf(principal: Principal): string {
  if (principal.personId === undefined) throw new DomainError(OrgErrors.rosterCallerUnfit, { wanted: 'person' });
  return principal.personId;
}
