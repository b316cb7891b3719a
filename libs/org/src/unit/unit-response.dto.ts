import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { unitKinds } from '@plinth/org-contract';
import type { UnitKind } from '@plinth/org-contract';
import { schoolings, stages } from './stage';
import type { Schooling, Stage } from './stage';

export class GradeResponse {
  @ApiProperty({ example: 3 })
  number!: number;

  @ApiProperty({ example: '三年级' })
  name!: string;

  @ApiProperty({ enum: ['coming', 'studying', 'graduated'] })
  state!: 'coming' | 'studying' | 'graduated';
}

export class UnitResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: unitKinds })
  kind!: UnitKind;

  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  parentId!: string | null;

  @ApiProperty({ description: '从顶层起的机构编号(不带连字符),以点相连' })
  path!: string;

  @ApiProperty({ format: 'uuid', nullable: true, type: String, description: '所属学校' })
  schoolId!: string | null;

  @ApiProperty()
  name!: string;

  @ApiProperty({ description: '班级按今天的年级称呼', example: '三年级(3)班' })
  displayName!: string;

  @ApiProperty({ nullable: true, type: String })
  shortName!: string | null;

  @ApiProperty({ nullable: true, type: String })
  code!: string | null;

  @ApiProperty({ nullable: true, type: String })
  regionCode!: string | null;

  @ApiProperty({ nullable: true, enum: schoolings })
  schooling!: Schooling | null;

  @ApiProperty({ nullable: true, enum: stages })
  stage!: Stage | null;

  @ApiProperty({ nullable: true, type: Number })
  entryYear!: number | null;

  @ApiProperty({ nullable: true, type: Number })
  classNumber!: number | null;

  @ApiProperty({ nullable: true, type: Number })
  years!: number | null;

  @ApiPropertyOptional({ type: GradeResponse })
  grade?: GradeResponse;

  @ApiProperty({ enum: ['active', 'ended'] })
  status!: 'active' | 'ended';

  @ApiProperty()
  sort!: number;

  @ApiProperty({ example: '2026-09-01' })
  validFrom!: string;

  @ApiProperty({ nullable: true, type: String })
  validTo!: string | null;

  @ApiProperty()
  version!: number;

  @ApiProperty({ description: '直接下级数' })
  childCount!: number;
}

export class UnitPageResponse {
  @ApiProperty({ type: [UnitResponse] })
  items!: readonly UnitResponse[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export class UnitListResponse {
  @ApiProperty({ type: [UnitResponse] })
  items!: readonly UnitResponse[];
}

export class UnitPeriodResponse {
  @ApiProperty()
  name!: string;

  @ApiProperty({ nullable: true, type: String })
  shortName!: string | null;

  @ApiProperty({ nullable: true, type: String })
  code!: string | null;

  @ApiProperty({ nullable: true, type: String })
  parentId!: string | null;

  @ApiProperty({ nullable: true, type: String })
  parentName!: string | null;

  @ApiProperty()
  from!: Date;

  @ApiProperty({ nullable: true, type: Date })
  to!: Date | null;

  @ApiProperty({ example: 'person:0199…' })
  actor!: string;
}

export class UnitHistoryResponse {
  @ApiProperty({ type: [UnitPeriodResponse] })
  items!: readonly UnitPeriodResponse[];
}

export class EnsuredClassesResponse {
  @ApiProperty()
  added!: number;

  @ApiProperty({ type: [String], description: '所有所求班级的编号,依请求顺序' })
  ids!: readonly string[];
}
