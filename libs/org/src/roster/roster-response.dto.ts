import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { membershipRoles, unitKinds } from '@plinth/org-contract';
import { exampleIds } from '../example-ids';
import { positionKinds } from '../position/position';
import { stages } from '../unit/stage';

const granted = '授权后才有 Present when granted';
const cursor = { example: 'WyIwMTk5YTNjMiJd', description: '最后一页没有 Absent on the last page' };
const orNone = { type: String, nullable: true } as const;

export class RosterPlaceResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.class }) unitId!: string;
  @ApiProperty({ enum: membershipRoles }) role!: string;
}

export class RosterPersonResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.person }) id!: string;
  @ApiPropertyOptional({ example: '张三', description: granted }) name?: string;
  @ApiPropertyOptional({ example: 'zhang san', description: granted }) pinyin?: string;
  @ApiPropertyOptional({ example: '2', description: granted }) sex?: string;
  @ApiPropertyOptional({ example: '2016-05-01', description: granted }) birthDate?: string;
  @ApiPropertyOptional({ example: '01', description: granted }) ethnicity?: string;
  @ApiPropertyOptional({ example: '20260317', description: granted }) studentNumber?: string;
  @ApiPropertyOptional({ description: granted }) staffNumber?: string;
  @ApiPropertyOptional({ description: granted }) studentCode?: string;
  @ApiPropertyOptional({ description: granted }) idNumber?: string;
  @ApiPropertyOptional({ description: granted }) phone?: string;
  @ApiPropertyOptional({ description: granted }) email?: string;
  @ApiProperty({ enum: ['active', 'suspended', 'ended'] }) status!: string;
  @ApiProperty({ type: [RosterPlaceResponse] }) memberships!: readonly RosterPlaceResponse[];
}

export class RosterPeoplePageResponse {
  @ApiProperty({ type: [RosterPersonResponse] }) items!: readonly RosterPersonResponse[];
  @ApiPropertyOptional(cursor) nextCursor?: string;
}

export class RosterUnitResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.school }) id!: string;
  @ApiProperty({ enum: unitKinds, example: 'school' }) kind!: string;
  @ApiProperty({ ...orNone, format: 'uuid', example: exampleIds.district }) parentId!: string | null;
  @ApiProperty({ ...orNone, format: 'uuid', example: exampleIds.school }) schoolId!: string | null;
  @ApiProperty({ example: '合肥市第一实验小学' }) name!: string;
  @ApiProperty({ ...orNone, example: '一小' }) shortName!: string | null;
  @ApiProperty({ ...orNone, example: '2134000017' }) code!: string | null;
  @ApiProperty({ ...orNone, example: '340102' }) regionCode!: string | null;
  @ApiProperty({ ...orNone, enum: stages, example: null }) stage!: string | null;
  @ApiProperty({ type: Number, nullable: true, example: null }) entryYear!: number | null;
  @ApiProperty({ type: Number, nullable: true, example: null }) classNumber!: number | null;
}

export class RosterUnitPageResponse {
  @ApiProperty({ type: [RosterUnitResponse] }) items!: readonly RosterUnitResponse[];
  @ApiPropertyOptional(cursor) nextCursor?: string;
}

export class RosterMembershipResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.membership }) id!: string;
  @ApiProperty({ format: 'uuid', example: exampleIds.person }) personId!: string;
  @ApiProperty({ format: 'uuid', example: exampleIds.class }) unitId!: string;
  @ApiProperty({ ...orNone, format: 'uuid', example: exampleIds.school }) schoolId!: string | null;
  @ApiProperty({ enum: membershipRoles }) role!: string;
  @ApiProperty({ example: '2026-09-01' }) fromDate!: string;
}

export class RosterMembershipPageResponse {
  @ApiProperty({ type: [RosterMembershipResponse] }) items!: readonly RosterMembershipResponse[];
  @ApiPropertyOptional(cursor) nextCursor?: string;
}

export class RosterGuardianshipResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.guardianship }) id!: string;
  @ApiProperty({ format: 'uuid', example: exampleIds.guardian }) guardianId!: string;
  @ApiProperty({ format: 'uuid', example: exampleIds.person }) studentId!: string;
  @ApiProperty({ example: '52', description: 'GB/T 4761' }) relation!: string;
  @ApiProperty({ example: true }) custody!: boolean;
}

export class RosterGuardianshipPageResponse {
  @ApiProperty({ type: [RosterGuardianshipResponse] }) items!: readonly RosterGuardianshipResponse[];
  @ApiPropertyOptional(cursor) nextCursor?: string;
}

export class OwnClassPositionResponse {
  @ApiProperty({ enum: positionKinds, example: 'subject_teacher' }) kind!: string;
  @ApiProperty({ example: '数学' }) subject!: string;
}

export class OwnClassResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.class }) id!: string;
  @ApiProperty({ example: '2024级3班' }) name!: string;
  @ApiProperty({ enum: unitKinds, example: 'class' }) kind!: string;
  @ApiProperty({ ...orNone, format: 'uuid', example: exampleIds.school }) schoolId!: string | null;
  @ApiProperty({ ...orNone, example: '合肥市第一实验小学' }) schoolName!: string | null;
  @ApiProperty({ ...orNone, enum: stages, example: 'primary' }) stage!: string | null;
  @ApiProperty({ type: Number, nullable: true, example: 2024 }) entryYear!: number | null;
  @ApiProperty({ type: Number, nullable: true, example: 3 }) classNumber!: number | null;
  @ApiProperty({ type: [OwnClassPositionResponse] }) positions!: readonly OwnClassPositionResponse[];
}

export class OwnClassesResponse {
  @ApiProperty({ type: [OwnClassResponse] }) items!: readonly OwnClassResponse[];
}
