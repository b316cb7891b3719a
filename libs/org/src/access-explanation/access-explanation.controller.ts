import { Controller, Get, Headers, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { Allow, AuthoritySource, CurrentScope, Scope, isAtOrBelow } from '@plinth/platform-auth';
import { languageOf } from '@plinth/platform-http';
import type { Language } from '@plinth/platform-http';
import { permissionRegistry } from '../role/permission-registry';
import { unitIdPipe } from '../unit/unit-id.pipe';
import { UnitReader } from '../unit/unit.reader';
import { explainRole } from './access-explanation';
import type { ExplainedRole } from './access-explanation';
import { AccessExplanationResponse, ExplainAccessQuery } from './access-explanation.dto';
import type { ExplainedRoleView } from './access-explanation.dto';
import { HeldRoleReader } from './held-role.reader';

@ApiTags('角色与任命 Roles')
@Controller('api/org/v1/units/:unitId/access-explanation')
export class AccessExplanationController {
  constructor(
    private readonly roles: HeldRoleReader,
    private readonly units: UnitReader,
    private readonly authorities: AuthoritySource,
  ) {}

  @Get()
  @Allow(OrgPermissions.roleRead, { unit: 'param:unitId' })
  @ApiOperation({
    operationId: 'explainAccess',
    summary: '这个人为什么能看到 Why may this person do that here',
    description: '按角色逐条说明。Role by role, in words.',
  })
  @ApiOkResponse({ type: AccessExplanationResponse })
  async explain(
    @Param('unitId', unitIdPipe) unitId: string,
    @Query() { personId, permission }: ExplainAccessQuery,
    @CurrentScope() scope: Scope,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<AccessExplanationResponse> {
    const language = languageOf(acceptLanguage);
    const known = permissionRegistry.find(({ name }) => name === permission);
    if (known === undefined) throw new DomainError(OrgErrors.permissionUnknown, { permissions: permission });
    const [unit, person, held] = await Promise.all([
      this.units.unit(unitId, scope),
      this.roles.person(personId, scope),
      this.roles.of(personId),
    ]);
    if (unit === undefined) throw new DomainError(OrgErrors.unitNotFound);
    const asked = {
      ...{ permission, permissionZh: known.zh, permissionEn: known.en },
      ...{ unitName: unit.displayName, unitPath: unit.path },
    };
    // What somebody is elsewhere is for those to see who may see it there.
    const shown = held.filter(({ unitPath }) => isAtOrBelow(unit.path, unitPath) || scope.covers(unitPath));
    // And who has nothing to do with these units is nobody here.
    if (person === undefined || (shown.length === 0 && !person.isHere)) throw new DomainError(OrgErrors.personNotFound);
    const explained = shown.map((role) => explainRole(role, asked, new Date()));
    const authority = await this.authorities.authorityOf(principalOf(personId));
    return {
      // Not worked out from the sentences: the guard's own decision.
      allowed: Scope.of(authority, permission).covers(unit.path),
      ...{ personId, personName: person.name, permission, permissionText: language === 'zh' ? known.zh : known.en },
      because: explained.filter(({ verdict }) => verdict === 'counts').map((one) => viewOf(one, language)),
      besides: explained.filter(({ verdict }) => verdict !== 'counts').map((one) => viewOf(one, language)),
    };
  }
}

/** The person as signed in to the base itself. */
const principalOf = (personId: string) =>
  ({ kind: 'person', personId, scopes: [], unitIds: [], tokenId: '', expiresAt: 0 }) as const;

function viewOf({ role, verdict, zh, en }: ExplainedRole, language: Language): ExplainedRoleView {
  const { assignmentId, roleKey, roleName, roleNameEn, unitId, unitName, from, to, assignedByName } = role;
  return {
    ...{ text: language === 'zh' ? zh : en, verdict, assignmentId, roleKey },
    ...{ roleName: language === 'zh' ? roleName : roleNameEn, unitId, unitName, from, to, assignedByName },
  };
}
