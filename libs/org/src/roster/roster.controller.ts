import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { Allow, CurrentPrincipal, CurrentScope, Scope } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import type { Page } from '@plinth/platform-database';
import { ClientGrants } from './client-grants';
import { RosterAudit } from './roster-audit';
import { afterOf, limitOf, pageById } from './roster-page';
import { RosterPeople } from './roster-people';
import type { RosterPerson } from './roster-people';
import { RosterPageQuery } from './roster.dto';
import { RosterReader } from './roster.reader';
import type { RosterRelation } from './roster.reader';
import {
  RosterGuardianshipPageResponse,
  RosterMembershipPageResponse,
  RosterPeoplePageResponse,
  RosterUnitPageResponse,
} from './roster-response.dto';

type Relation = { readonly id: string } & Readonly<Record<string, unknown>>;

/** What an application reads with its own token: its units × its grants. */
@ApiTags('应用:名册 For applications: roster')
@Controller('api/org/v1/roster')
export class RosterController {
  constructor(
    private readonly reader: RosterReader,
    private readonly grants: ClientGrants,
    private readonly answers: RosterPeople,
    private readonly audit: RosterAudit,
  ) {}

  @Get('units')
  @Allow(OrgPermissions.rosterRead)
  @ApiOperation({ operationId: 'listRosterUnits', summary: '组织机构 List units for an application' })
  @ApiOkResponse({ type: RosterUnitPageResponse })
  units(@Query() query: RosterPageQuery, @CurrentPrincipal() principal: Principal, @CurrentScope() scope: Scope) {
    return this.relation('units', query, principal, scope);
  }

  @Get('memberships')
  @Allow(OrgPermissions.rosterRead)
  @ApiOperation({ operationId: 'listRosterMemberships', summary: '在册关系 List memberships for an application' })
  @ApiOkResponse({ type: RosterMembershipPageResponse })
  memberships(@Query() query: RosterPageQuery, @CurrentPrincipal() principal: Principal, @CurrentScope() scope: Scope) {
    return this.relation('memberships', query, principal, scope);
  }

  @Get('guardianships')
  @Allow(OrgPermissions.rosterRead)
  @ApiOperation({ operationId: 'listRosterGuardianships', summary: '监护关系 List guardianships for an application' })
  @ApiOkResponse({ type: RosterGuardianshipPageResponse })
  guardianships(
    @Query() query: RosterPageQuery,
    @CurrentPrincipal() principal: Principal,
    @CurrentScope() scope: Scope,
  ) {
    return this.relation('guardianships', query, principal, scope);
  }

  @Get('people')
  @Allow(OrgPermissions.rosterRead)
  @ApiOperation({
    operationId: 'listRosterPeople',
    summary: '名册人员 List people for an application',
    description: '只含授予该应用的字段。Only the fields that the application was granted.',
  })
  @ApiOkResponse({ type: RosterPeoplePageResponse })
  async people(
    @Query() query: RosterPageQuery,
    @CurrentPrincipal() principal: Principal,
    @CurrentScope() scope: Scope,
  ): Promise<Page<RosterPerson>> {
    checkApplication(principal);
    const granted = await this.grants.of(principal.clientId);
    const fields = granted.all;
    const wanted = { roots: scope.roots, fields, after: afterOf(query), limit: limitOf(query) + 1 };
    const page = pageById(await this.reader.people(wanted), query);
    await this.audit.read(principal, 'people', { count: page.items.length, fields, scope });
    return { ...page, items: page.items.map((row) => this.answers.answer(row, granted)) };
  }

  private async relation(
    kind: RosterRelation,
    query: RosterPageQuery,
    principal: Principal,
    scope: Scope,
  ): Promise<Page<Relation>> {
    checkApplication(principal);
    const wanted = { roots: scope.roots, after: afterOf(query), limit: limitOf(query) + 1 };
    const page = pageById(await this.reader.relation(kind, wanted), query);
    await this.audit.read(principal, kind, { count: page.items.length, scope });
    return page;
  }
}

/** A teacher's token shows the own classes by /me; whole rosters are between the base and an application. */
function checkApplication(principal: Principal): void {
  if (principal.kind !== 'application' && principal.kind !== 'operator') {
    throw new DomainError(OrgErrors.rosterCallerUnfit, { wanted: 'client credentials' });
  }
}
