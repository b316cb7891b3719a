import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { unitKinds } from '@plinth/org-contract';
import type { UnitKind } from '@plinth/org-contract';
import { schoolings, stages } from './stage';
import type { Schooling, Stage } from './stage';
import { exampleIds } from '../example-ids';

export class GradeResponse {
  @ApiProperty({ example: 3 })
  number!: number;

  @ApiProperty({ example: '三年级' })
  name!: string;

  @ApiProperty({ enum: ['coming', 'studying', 'graduated'] })
  state!: 'coming' | 'studying' | 'graduated';
}

export class UnitResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.school })
  id!: string;

  @ApiProperty({ enum: unitKinds })
  kind!: UnitKind;

  @ApiProperty({ format: 'uuid', nullable: true, type: String, example: exampleIds.district })
  parentId!: string | null;

  @ApiProperty({
    description: '从顶层起的机构编号（不带连字符），以点相连 Ids from the root down, without hyphens, joined by dots',
    example: '0199a3c27b1e7c559d3e5f1b2c3d4e01.0199a3c27b1e7c559d3e5f1b2c3d4e02',
  })
  path!: string;

  @ApiProperty({
    format: 'uuid',
    nullable: true,
    type: String,
    description: '所属学校 Its school',
    example: exampleIds.school,
  })
  schoolId!: string | null;

  @ApiProperty({ example: '合肥市第一实验小学' })
  name!: string;

  @ApiProperty({ description: '班级按今天的年级称呼 A class is called by its grade of today', example: '三年级(3)班' })
  displayName!: string;

  @ApiProperty({ nullable: true, type: String, example: '一小' })
  shortName!: string | null;

  @ApiProperty({ nullable: true, type: String, example: '2134000017' })
  code!: string | null;

  @ApiProperty({ nullable: true, type: String, example: '340102' })
  regionCode!: string | null;

  @ApiProperty({ nullable: true, enum: schoolings })
  schooling!: Schooling | null;

  @ApiProperty({ nullable: true, enum: stages })
  stage!: Stage | null;

  @ApiProperty({ nullable: true, type: Number, example: null })
  entryYear!: number | null;

  @ApiProperty({ nullable: true, type: Number, example: null })
  classNumber!: number | null;

  @ApiProperty({ nullable: true, type: Number, example: null })
  years!: number | null;

  @ApiPropertyOptional({ type: GradeResponse })
  grade?: GradeResponse;

  @ApiProperty({ enum: ['active', 'ended'] })
  status!: 'active' | 'ended';

  @ApiProperty({ example: 10 })
  sort!: number;

  @ApiProperty({ example: '2026-09-01' })
  validFrom!: string;

  @ApiProperty({ nullable: true, type: String, example: null })
  validTo!: string | null;

  @ApiProperty({ example: 3 })
  version!: number;

  @ApiProperty({ description: '是否属于示例数据 Part of the sample data', example: false })
  isSample!: boolean;

  @ApiProperty({ description: '直接下级数 Number of units directly below', example: 36 })
  childCount!: number;
}

export class UnitPageResponse {
  @ApiProperty({ type: [UnitResponse] })
  items!: readonly UnitResponse[];

  @ApiPropertyOptional({ example: 'WyJ5aXhpYW8iXQ' })
  nextCursor?: string;
}

export class UnitListResponse {
  @ApiProperty({ type: [UnitResponse] })
  items!: readonly UnitResponse[];
}

export class UnitPeriodResponse {
  @ApiProperty({ example: '合肥市第一实验小学' })
  name!: string;

  @ApiProperty({ nullable: true, type: String, example: '一小' })
  shortName!: string | null;

  @ApiProperty({ nullable: true, type: String, example: '2134000017' })
  code!: string | null;

  @ApiProperty({ nullable: true, type: String, example: exampleIds.district })
  parentId!: string | null;

  @ApiProperty({ nullable: true, type: String, example: '蜀山区' })
  parentName!: string | null;

  @ApiProperty({ example: '2026-09-01T00:00:00Z' })
  from!: Date;

  @ApiProperty({ nullable: true, type: Date, example: null })
  to!: Date | null;

  @ApiProperty({ example: 'person:0199…' })
  actor!: string;
}

export class UnitHistoryResponse {
  @ApiProperty({ type: [UnitPeriodResponse] })
  items!: readonly UnitPeriodResponse[];
}

export class EnsuredClassesResponse {
  @ApiProperty({ example: 2 })
  added!: number;

  @ApiProperty({
    type: [String],
    description: '所有所求班级的编号，依请求顺序 Ids of all classes asked for, in the order of the request',
    example: [exampleIds.class],
  })
  ids!: readonly string[];
}
