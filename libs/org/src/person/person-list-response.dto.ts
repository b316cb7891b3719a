import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { membershipRoles } from '@plinth/org-contract';
import type { MembershipRole } from '@plinth/org-contract';
import { exampleIds } from '../example-ids';
import type { PersonListItem } from './person-list.reader';

export class ListedMembershipResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.membership })
  id!: string;

  @ApiProperty({ format: 'uuid', example: exampleIds.class })
  unitId!: string;

  @ApiProperty({ example: '三年级(3)班' })
  unitName!: string;

  @ApiProperty({ enum: membershipRoles })
  role!: MembershipRole;
}

export class ListedPersonResponse implements PersonListItem {
  @ApiProperty({ format: 'uuid', example: exampleIds.person })
  id!: string;

  @ApiProperty({ example: '张三' })
  name!: string;

  @ApiProperty({ example: 'zhang san' })
  pinyin!: string;

  @ApiProperty({ type: String, nullable: true, example: '2', description: 'GB/T 2261.1' })
  sex!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2016-**-**', description: '打码 Masked' })
  birthDate!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '01', description: 'GB/T 3304' })
  ethnicity!: string | null;

  @ApiProperty({ example: 'student' })
  audience!: string;

  @ApiProperty({ enum: ['active', 'suspended', 'ended'] })
  status!: string;

  @ApiProperty({ example: 3 })
  version!: number;

  @ApiProperty({ type: [ListedMembershipResponse] })
  memberships!: readonly ListedMembershipResponse[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { student_number: '2026****17' },
    description: '号码按类别,打码 Numbers by kind, masked',
  })
  identifiers!: Readonly<Record<string, string>>;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { phone: '138****0017' },
    description: '联系方式,打码 Contacts, masked',
  })
  contacts!: Readonly<Record<string, string>>;
}

export class PeoplePageResponse {
  @ApiProperty({ type: [ListedPersonResponse] })
  items!: readonly ListedPersonResponse[];

  @ApiPropertyOptional({ example: 'WyJ6aGFuZyBzYW4iXQ', description: '最后一页没有 Absent on the last page' })
  nextCursor?: string;

  @ApiPropertyOptional({ example: 'WyJ6aGFuZyBzYW4iXQ', description: '列表开头没有 Absent where the list begins' })
  previousCursor?: string;
}

export class PeopleCountResponse {
  @ApiProperty({ example: 1056, description: '至多数到 10000 Counted up to 10,000' })
  count!: number;

  @ApiProperty({ description: '否：比 count 多 False: there are more than that' })
  isExact!: boolean;
}
