import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { AuditPermissions } from '@plinth/audit-contract';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsUUID } from 'class-validator';
import { OrgPermissions } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Allow, Authorities, CurrentPrincipal } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { CurrentCaller } from '../caller-of';
import { exampleIds } from '../example-ids';
import type { Caller } from './caller';
import { PersonNamesReader } from './person-names.reader';
import type { PersonName } from './person-names.reader';

const AT_ONCE = 50;

export class PersonNamesQuery {
  @ApiProperty({ type: [String], maxItems: AT_ONCE, description: '人员编号，用逗号分开 Ids of people' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value))
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(AT_ONCE)
  @IsUUID(undefined, { each: true })
  ids!: string[];
}

export class PersonNameView {
  @ApiProperty({ format: 'uuid', example: exampleIds.person })
  id!: string;

  @ApiProperty({ example: '王**', description: '无权查看此人时打码 Masked where the person may not be seen' })
  name!: string;
}

export class PersonNamesResponse {
  @ApiProperty({ type: [PersonNameView], description: '范围以外的人不在其中 Whoever is out of scope is absent' })
  items!: readonly PersonNameView[];
}

@ApiTags('人员 People')
@Controller('api/org/v1/people/names')
export class PersonNamesController {
  constructor(
    private readonly reader: PersonNamesReader,
    private readonly authorities: Authorities,
    private readonly audit: AuditTrail,
  ) {}

  @Get()
  @Allow(OrgPermissions.unitRead)
  @ApiOperation({
    operationId: 'listPersonNames',
    summary: '按编号查姓名 Names of people by id',
    description: '例如审计记录里的操作人。For those who acted in the audit trail.',
  })
  @ApiOkResponse({ type: PersonNamesResponse })
  async names(
    @Query() { ids }: PersonNamesQuery,
    @CurrentPrincipal() principal: Principal,
    @CurrentCaller() { actor, requestId, address }: Caller,
  ): Promise<{ items: readonly PersonName[] }> {
    const rootsOf = async (permission: string) => (await this.authorities.scopeOf(principal, permission)).roots;
    const items = await this.reader.names(ids, {
      people: await rootsOf(OrgPermissions.personRead),
      roles: await rootsOf(OrgPermissions.roleRead),
      trail: await rootsOf(AuditPermissions.entryRead),
    });
    await this.audit.recordAlone({
      ...{ actor, action: 'org.person.named', fields: ['name'], count: items.length, result: 'success' },
      ...(requestId === undefined ? {} : { requestId }),
      ...(address === undefined ? {} : { address }),
    });
    return { items };
  }
}
