import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { CursorPage } from '@plinth/platform-http';
import type { ExportFormat } from './entry-lines';

const RESULTS = ['success', 'refused', 'failed'] as const;

/** ISO 8601 also knows weeks and ordinal days, which a Date does not. */
const IsMoment = () =>
  applyDecorators(
    IsISO8601({ strict: true }),
    Matches(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/),
  );

export class EntryFilterQuery {
  @ApiPropertyOptional({
    description: '谁 Who: `person:<id>`, `client:<id>`, `operator`, `system`',
    example: 'operator',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  actor?: string;

  @ApiPropertyOptional({
    description: '何事：完整动作名或其开头 What: a whole action or the beginning of one',
    example: 'org.person.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  action?: string;

  @ApiPropertyOptional({ description: '机构及其下级 A unit and everything below it' })
  @IsOptional()
  @IsUUID()
  unitId?: string;

  @ApiPropertyOptional({ description: '所涉对象 What was touched: `<kind>:<id>`' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  target?: string;

  @ApiPropertyOptional({ enum: RESULTS })
  @IsOptional()
  @IsIn(RESULTS)
  result?: (typeof RESULTS)[number];

  @ApiPropertyOptional({
    description: '自此时起（ISO 8601） From this moment on (ISO 8601)',
    example: '2026-09-01T00:00:00+08:00',
  })
  @IsOptional()
  @IsMoment()
  from?: string;

  @ApiPropertyOptional({ description: '此时之前（ISO 8601） Before this moment (ISO 8601)' })
  @IsOptional()
  @IsMoment()
  to?: string;
}

export class ListEntriesQuery extends IntersectionType(EntryFilterQuery, CursorPage({ most: 200, usual: 50 })) {}

export class ExportEntriesQuery extends EntryFilterQuery {
  @ApiPropertyOptional({ enum: ['csv', 'ndjson'], default: 'csv' })
  @IsOptional()
  @IsIn(['csv', 'ndjson'])
  format?: ExportFormat;
}

export class EntryResponse {
  @ApiProperty({ example: '4711' })
  id!: string;
  @ApiPropertyOptional({
    type: Number,
    description: '在链中的位置，封存前没有 Place in the chain; absent until the entry is sealed',
    example: 4711,
  })
  position?: number;
  @ApiProperty({ example: '2026-09-01T00:00:00.123456Z' })
  recordedAt!: string;
  @ApiProperty({ description: '写入该条的数据库角色 Database role that wrote the entry', example: 'plinth_org' })
  writer!: string;
  @ApiProperty({ example: 'person:01890000-0000-7000-8000-000000000001' })
  actor!: string;
  @ApiProperty({ example: 'org.person.read' })
  action!: string;
  @ApiProperty({ enum: RESULTS })
  result!: (typeof RESULTS)[number];
  @ApiPropertyOptional({ type: String, example: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02' })
  unitId?: string;
  @ApiPropertyOptional({ type: String, example: '0199a3c27b1e7c559d3e5f1b2c3d4e02' })
  unitPath?: string;
  @ApiPropertyOptional({ type: String, example: 'person:01890000-0000-7000-8000-000000000002' })
  target?: string;
  @ApiPropertyOptional({
    type: [String],
    description: '读取或写入的字段名 Names of the fields read or written',
    example: ['name', 'contacts'],
  })
  fields?: readonly string[];
  @ApiPropertyOptional({ type: Number, example: 50 })
  count?: number;
  @ApiPropertyOptional({ type: String, example: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e5f' })
  requestId?: string;
  @ApiPropertyOptional({ type: String, example: '192.0.2.17' })
  address?: string;
  @ApiPropertyOptional({ type: Object, example: { code: 'auth.unit_out_of_scope' } })
  detail?: Readonly<Record<string, unknown>>;
}

export class EntryPageResponse {
  @ApiProperty({ type: [EntryResponse] })
  items!: readonly EntryResponse[];
  @ApiPropertyOptional({ type: String, description: '末页没有 Absent on the last page', example: 'WyI0NzExIl0' })
  nextCursor?: string;
}
