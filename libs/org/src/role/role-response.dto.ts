import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { exampleIds } from '../example-ids';

export class PermissionResponse {
  @ApiProperty({ example: 'org.person.read' })
  name!: string;

  @ApiProperty({ example: '查看人员(敏感信息打码)' })
  zh!: string;

  @ApiProperty({ example: 'See people, sensitive fields masked' })
  en!: string;
}

export class PermissionListResponse {
  @ApiProperty({ type: [PermissionResponse] })
  items!: readonly PermissionResponse[];
}

export class RoleResponse {
  @ApiProperty({ example: 'school_admin' })
  key!: string;

  @ApiProperty({ example: '学校管理员' })
  name!: string;

  @ApiProperty({ example: 'School administrator' })
  nameEn!: string;

  @ApiProperty({ type: [String], description: '* 为全部 * means all', example: ['org.person.read'] })
  permissions!: readonly string[];

  @ApiPropertyOptional({ format: 'uuid', example: exampleIds.school })
  unitId?: string;

  @ApiProperty()
  isBuiltIn!: boolean;

  @ApiProperty({ description: '随任职而来，不能直接任命 Follows a position, cannot be assigned by itself' })
  followsPosition!: boolean;
}

export class RoleListResponse {
  @ApiProperty({ type: [RoleResponse] })
  items!: readonly RoleResponse[];
}

export class AssignmentResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.assignment })
  id!: string;

  @ApiProperty({ format: 'uuid', example: exampleIds.person })
  personId!: string;

  @ApiProperty({ nullable: true, type: String, example: '王五' })
  personName!: string | null;

  @ApiProperty({ example: 'school_admin' })
  roleKey!: string;

  @ApiProperty({ example: '学校管理员' })
  roleName!: string;

  @ApiProperty({ format: 'uuid', example: exampleIds.school })
  unitId!: string;

  @ApiProperty({ example: '合肥市第一实验小学' })
  unitName!: string;

  @ApiProperty({ example: '2026-09-01T00:00:00Z' })
  validFrom!: Date;

  @ApiProperty({ nullable: true, type: Date, example: null })
  validTo!: Date | null;

  @ApiProperty({ example: 'person:0199…' })
  assignedBy!: string;
}

export class AssignmentPageResponse {
  @ApiProperty({ type: [AssignmentResponse] })
  items!: readonly AssignmentResponse[];

  @ApiPropertyOptional({ example: 'WyIwMTk5YTNjMiJd' })
  nextCursor?: string;
}

export class AssignedResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.assignment })
  id!: string;

  @ApiProperty({ format: 'uuid', example: exampleIds.person })
  personId!: string;

  @ApiProperty({ example: 'school_admin' })
  roleKey!: string;

  @ApiProperty({ format: 'uuid', example: exampleIds.school })
  unitId!: string;

  @ApiProperty({ example: '2026-09-01T00:00:00Z' })
  validFrom!: Date;

  @ApiProperty({ nullable: true, type: Date, example: null })
  validTo!: Date | null;
}

export class HolderResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.person })
  personId!: string;

  @ApiProperty({ nullable: true, type: String, example: '王五' })
  personName!: string | null;

  @ApiProperty({ example: 'school_admin' })
  roleKey!: string;

  @ApiProperty({ example: '学校管理员' })
  roleName!: string;

  @ApiProperty({ type: [String], example: ['org.person.read'] })
  permissions!: readonly string[];

  @ApiProperty({
    format: 'uuid',
    description: '任命所在机构：本机构或上级 Unit of the assignment: this one or one above',
    example: exampleIds.school,
  })
  unitId!: string;

  @ApiProperty({ example: '合肥市第一实验小学' })
  unitName!: string;
}

export class HolderListResponse {
  @ApiProperty({ type: [HolderResponse] })
  items!: readonly HolderResponse[];
}

export class OwnPermissionResponse {
  @ApiProperty({ example: 'org.person.read' })
  permission!: string;

  @ApiProperty({
    type: [String],
    description: '在这些机构及以下 On these units and below',
    example: [exampleIds.school],
  })
  unitIds!: readonly string[];
}

export class OwnPermissionListResponse {
  @ApiProperty({ type: [OwnPermissionResponse] })
  items!: readonly OwnPermissionResponse[];
}
