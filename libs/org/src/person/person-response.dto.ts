import { ApiProperty, OmitType } from '@nestjs/swagger';
import { membershipRoles } from '@plinth/org-contract';
import type { MembershipRole } from '@plinth/org-contract';
import { exampleIds } from '../example-ids';
import { identifierKinds } from '../identifier/identifier';
import type { IdentifierKind } from '../identifier/identifier';
import { positionKinds } from '../position/position';
import type { PositionKind } from '../position/position';
import { ListedPersonResponse } from './person-list-response.dto';
import type { PersonPage } from './person-page.reader';

const day = { type: String, nullable: true } as const;

export class PersonPlaceResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.membership }) id!: string;
  @ApiProperty({ format: 'uuid', example: exampleIds.class }) unitId!: string;
  @ApiProperty({ example: '三年级(3)班' }) unitName!: string;
  @ApiProperty({ example: 'class' }) unitKind!: string;
  @ApiProperty({ type: String, nullable: true, format: 'uuid', example: exampleIds.school }) schoolId!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '合肥市第一实验小学' }) schoolName!: string | null;
  @ApiProperty({ enum: membershipRoles }) role!: MembershipRole;
  @ApiProperty({ example: '2026-09-01' }) fromDate!: string;
  @ApiProperty({ ...day, example: null }) toDate!: string | null;
  @ApiProperty({ ...day, example: null }) endReason!: string | null;
  @ApiProperty({ example: true }) active!: boolean;
}

export class PersonIdentifierResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.identifier }) id!: string;
  @ApiProperty({ enum: identifierKinds }) kind!: IdentifierKind;
  @ApiProperty({ type: String, nullable: true, format: 'uuid', example: null }) schoolId!: string | null;
  @ApiProperty({ example: '340102********0017', description: '打码 Masked' }) masked!: string;
  @ApiProperty({ example: '2026-09-01' }) validFrom!: string;
  @ApiProperty({ ...day, example: null }) validTo!: string | null;
}

export class PersonContactResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.identifier }) id!: string;
  @ApiProperty({ enum: ['phone', 'email', 'address'] }) kind!: string;
  @ApiProperty({ example: '138****0017', description: '打码 Masked' }) masked!: string;
  @ApiProperty({ example: 'import' }) source!: string;
  @ApiProperty({ example: false }) isVerified!: boolean;
  @ApiProperty({ ...day, example: null }) validTo!: string | null;
}

export class PersonPositionResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.position }) id!: string;
  @ApiProperty({ enum: positionKinds }) kind!: PositionKind;
  @ApiProperty({ example: '数学' }) subject!: string;
  @ApiProperty({ example: '任课 数学' }) title!: string;
  @ApiProperty({ format: 'uuid', example: exampleIds.class }) unitId!: string;
  @ApiProperty({ example: '三年级(3)班' }) unitName!: string;
  @ApiProperty({ example: '2026-09-01' }) fromDate!: string;
  @ApiProperty({ ...day, example: null }) toDate!: string | null;
}

export class RelativeResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.guardianship, description: '监护关系 Of the guardianship' })
  id!: string;
  @ApiProperty({ format: 'uuid', example: exampleIds.guardian }) personId!: string;
  @ApiProperty({ example: '李四' }) name!: string;
  @ApiProperty({ example: '52', description: 'GB/T 4761' }) relation!: string;
  @ApiProperty({ example: '母亲' }) relationName!: string;
  @ApiProperty({ example: true }) custody!: boolean;
  @ApiProperty({ example: 'import' }) source!: string;
}

export class PersonHistoryResponse {
  @ApiProperty({ format: 'date-time', example: '2026-09-01T08:00:00+08:00' }) at!: string;
  @ApiProperty({ example: `person:${exampleIds.guardian}` }) actor!: string;
  @ApiProperty({ example: 'changed' }) what!: string;
  @ApiProperty({ type: [String], example: ['name'] }) fields!: readonly string[];
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, example: { name: '张叁' } })
  before!: Readonly<Record<string, unknown>> | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, example: { name: '张三' } })
  after!: Readonly<Record<string, unknown>> | null;
  @ApiProperty({ type: String, nullable: true, format: 'uuid', example: null }) importId!: string | null;
}

/** Everything about one person that the caller's units may know. */
export class PersonResponse
  extends OmitType(ListedPersonResponse, ['memberships', 'identifiers', 'contacts'] as const)
  implements PersonPage
{
  readonly [field: string]: unknown;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { politics: '03' },
    description: 'JY/T 1004',
  })
  attributes!: Readonly<Record<string, string>>;

  @ApiProperty({ type: String, nullable: true, enum: ['left', 'deceased'], example: null })
  endedReason!: string | null;

  @ApiProperty({ format: 'date-time', example: '2026-09-01T08:00:00+08:00' })
  updatedAt!: string;

  @ApiProperty({ example: false, description: '在您看不到的机构也在册 Also in a unit that you do not see' })
  isElsewhereToo!: boolean;

  @ApiProperty({ type: [PersonPlaceResponse] })
  memberships!: readonly PersonPlaceResponse[];

  @ApiProperty({ type: [PersonIdentifierResponse] })
  identifiers!: readonly PersonIdentifierResponse[];

  @ApiProperty({ type: [PersonContactResponse] })
  contacts!: readonly PersonContactResponse[];

  @ApiProperty({ type: [PersonPositionResponse] })
  positions!: readonly PersonPositionResponse[];

  @ApiProperty({ type: [RelativeResponse] })
  guardians!: readonly RelativeResponse[];

  @ApiProperty({ type: [RelativeResponse] })
  children!: readonly RelativeResponse[];

  @ApiProperty({ type: [PersonHistoryResponse], description: '最近 100 条 The latest 100' })
  history!: readonly PersonHistoryResponse[];
}

export class PersonVersionResponse {
  @ApiProperty({ example: 4 })
  version!: number;
}

export class RevealedResponse {
  @ApiProperty({ example: '0551-65000000' })
  value!: string;
}
