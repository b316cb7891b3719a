import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Allow } from '@plinth/platform-auth';
import { Idempotent } from '@plinth/platform-http';
import { CurrentCaller } from '../caller-of';
import { CorrectIdentifier } from '../identifier/correct-identifier.use-case';
import { AddPerson } from './add-person.use-case';
import type { NewPerson } from './add-person.use-case';
import type { Caller } from './caller';
import { ChangePerson } from './change-person.use-case';
import { LISTED_FIELDS } from './person-list.reader';
import { PersonPageReader } from './person-page.reader';
import type { PersonPage } from './person-page.reader';
import { AddPersonBody, ChangePersonBody, CorrectIdentifierBody, RevealBody } from './person.dto';
import { RevealField } from './reveal-field.use-case';
import { AddedResponse } from '../added.dto';
import { PersonResponse, PersonVersionResponse, RevealedResponse } from './person-response.dto';

/** `If-Match: "3"` or `version` of the body; the body wins. */
const versionOf = (header: string | undefined, body: number | undefined): number | undefined => {
  const match = /^(?:W\/)?"(\d+)"$/.exec(header ?? '');
  return body ?? (match === null ? undefined : Number(match[1]));
};

@ApiTags('人员 People')
@Controller('api/org/v1/people')
export class PersonController {
  constructor(
    private readonly addPerson: AddPerson,
    private readonly changePerson: ChangePerson,
    private readonly correctIdentifier: CorrectIdentifier,
    private readonly revealField: RevealField,
    private readonly reader: PersonPageReader,
    private readonly audit: AuditTrail,
  ) {}

  @Post()
  @Allow(OrgPermissions.personWrite)
  @Idempotent()
  @ApiOperation({ operationId: 'addPerson', summary: '新增人员 Add a person' })
  @ApiCreatedResponse({ type: AddedResponse })
  async add(@Body() body: AddPersonBody, @CurrentCaller() caller: Caller): Promise<{ id: string }> {
    return { id: await this.addPerson.execute(withoutNulls(body) as NewPerson, caller) };
  }

  @Get(':personId')
  @Allow(OrgPermissions.personRead)
  @ApiOperation({
    operationId: 'getPerson',
    summary: '人员详情与历史 Get a person',
    description: '敏感字段打码。With history; sensitive fields masked.',
  })
  @ApiOkResponse({ type: PersonResponse })
  async one(@Param('personId', ParseUUIDPipe) personId: string, @CurrentCaller() caller: Caller): Promise<PersonPage> {
    const page = await this.reader.page(personId, caller.scope);
    if (page === undefined) throw new DomainError(OrgErrors.personNotFound);
    await this.audit.recordAlone({
      actor: caller.actor,
      action: 'org.person.read',
      target: `person:${personId}`,
      ...(await this.placeOf(page)),
      fields: PAGE_FIELDS,
      count: 1,
      result: 'success',
      ...(caller.requestId === undefined ? {} : { requestId: caller.requestId }),
    });
    return page;
  }

  @Patch(':personId')
  @Allow(OrgPermissions.personWrite)
  @ApiOperation({
    operationId: 'changePerson',
    summary: '修改人员 Change a person',
    description: '缺省不改,null 清空。Absent leaves a field, null clears it.',
  })
  @ApiOkResponse({ type: PersonVersionResponse })
  async change(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() { version, ...patch }: ChangePersonBody,
    @CurrentCaller() caller: Caller,
  ): Promise<{ version: number }> {
    return { version: await this.changePerson.execute(personId, patch, versionOf(ifMatch, version), caller) };
  }

  @Post(':personId/identifiers')
  @HttpCode(204)
  @Allow(OrgPermissions.personWrite)
  @ApiOperation({
    operationId: 'correctIdentifier',
    summary: '更正证件或号码 Correct an identifier',
    description: '旧号码留在历史。The former number stays in the history.',
  })
  @ApiNoContentResponse()
  async correct(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body() body: CorrectIdentifierBody,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.correctIdentifier.execute(personId, body, caller);
  }

  @Post(':personId/reveal')
  @HttpCode(200)
  @Allow(OrgPermissions.personReveal)
  @ApiOperation({
    operationId: 'revealField',
    summary: '查看一个字段的明文 Reveal one field',
    description: '须写明原因,记入审计。Wants a reason; audited.',
  })
  @ApiOkResponse({ type: RevealedResponse })
  async reveal(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body() body: RevealBody,
    @CurrentCaller() caller: Caller,
  ): Promise<{ value: string }> {
    return { value: await this.revealField.execute(personId, body.field, body.reason, caller) };
  }

  private async placeOf(page: PersonPage): Promise<{ unitId?: string; unitPath?: string }> {
    const unitId = page.memberships[0]?.unitId;
    const unitPath = unitId === undefined ? undefined : await this.reader.pathOf(unitId);
    return unitId === undefined || unitPath === undefined ? {} : { unitId, unitPath };
  }
}

const PAGE_FIELDS = [...LISTED_FIELDS, 'attributes', 'positions', 'guardians', 'children', 'history'];

/** A new person has nothing to clear: null means the same as absent. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutNulls(inner)]));
}
