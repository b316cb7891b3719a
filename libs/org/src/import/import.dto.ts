import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { CursorPage } from '@plinth/platform-http';
import { exampleIds } from '../example-ids';
import { RecognitionResponse } from './recognition-response.dto';

const flag = ({ value }: { value: unknown }): unknown =>
  value === 'true' || value === '1' ? true : value === 'false' ? false : value;

export class StartImportQuery {
  @ApiProperty({ description: '学校或学校内机构的编号 The school, or a unit inside it' })
  @IsUUID()
  unitId!: string;

  @ApiProperty({ description: '文件名 Name of the file, percent-encoded', example: '七年级花名册.xlsx' })
  @IsString()
  @MaxLength(255)
  fileName!: string;

  @ApiPropertyOptional({ enum: ['student', 'staff'], description: '不填则自动识别 Recognised when absent' })
  @IsOptional()
  @IsIn(['student', 'staff'])
  kind?: 'student' | 'staff';

  @ApiPropertyOptional({ description: '文件是其班级和角色的全部人员 The file is everyone of its classes and roles' })
  @IsOptional()
  @Transform(flag)
  @IsBoolean()
  whole?: boolean;

  @ApiPropertyOptional({
    description:
      '列对应(JSON):表头 → 字段或 null；缺省沿用本校上次更正的，{} 为不沿用 Column mapping as JSON: header to field or null; absent, as the school corrected it last time; {} for none',
  })
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  columns?: string;

  @ApiPropertyOptional({ description: '只读这些工作表(JSON 数组) Only these sheets, a JSON array' })
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  sheets?: string;
}

export class ConfirmImportBody {
  @ApiPropertyOptional({ description: '确认超过 10% 的人离开 More than 10 % leaving is meant', example: false })
  @IsOptional()
  @IsBoolean()
  acceptLeaving?: boolean;
}

export class ListImportsQuery extends CursorPage({ most: 1000, usual: 50 }) {
  @ApiPropertyOptional({ description: '学校编号 School id' })
  @IsOptional()
  @IsUUID()
  unitId?: string;
}

export class ImportProblemsQuery extends CursorPage({ most: 1000, usual: 100 }) {
  @ApiPropertyOptional({ enum: ['error', 'warning'] })
  @IsOptional()
  @IsIn(['error', 'warning'])
  severity?: 'error' | 'warning';
}

export class ImportRowsQuery extends CursorPage({ most: 1000, usual: 100 }) {
  @ApiProperty({ enum: ['added', 'changed', 'moved', 'unchanged', 'refused', 'leaving'] })
  @IsIn(['added', 'changed', 'moved', 'unchanged', 'refused', 'leaving'])
  action!: 'added' | 'changed' | 'moved' | 'unchanged' | 'refused' | 'leaving';
}

export class TemplateQuery {
  @ApiPropertyOptional({ enum: ['student', 'staff'] })
  @IsOptional()
  @IsIn(['student', 'staff'])
  kind?: 'student' | 'staff';
}

export class ImportSummaryResponse {
  @ApiProperty({ example: 1200 }) total!: number;
  @ApiProperty({ example: 40 }) added!: number;
  @ApiProperty({ example: 12 }) changed!: number;
  @ApiProperty({ example: 1140 }) unchanged!: number;
  @ApiProperty({ example: 5 }) moved!: number;
  @ApiProperty({ example: 0 }) leaving!: number;
  @ApiProperty({ example: 3 }) refused!: number;
  @ApiProperty({ example: 8 }) warnings!: number;
  @ApiProperty({ example: 55 }) guardiansAdded!: number;
  @ApiProperty({ type: [String], example: ['七年级(9)班'] }) newClasses!: readonly string[];
  @ApiProperty({ example: 1190 }) present!: number;
}

export class ImportFailureResponse {
  @ApiProperty({ example: 'org.import_file_unreadable' }) code!: string;
  @ApiProperty({ example: '文件打不开。' }) message!: string;
}

export class ImportResponse {
  @ApiProperty({ example: exampleIds.import }) id!: string;
  @ApiProperty({ example: exampleIds.school }) schoolId!: string;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    description: '手工更正的列 Columns as corrected by hand',
  })
  columns?: Readonly<Record<string, string | null>>;
  @ApiPropertyOptional({
    description: '沿用本校上次更正的列 The columns are those that the school corrected last time',
  })
  columnsRemembered?: boolean;
  @ApiPropertyOptional({ description: '服务器放弃的导入可以继续 Given up by the server, may be resumed' })
  resumable?: boolean;
  @ApiProperty({ example: '七年级花名册.xlsx' }) fileName!: string;
  @ApiProperty() whole!: boolean;
  @ApiProperty({ enum: ['reading', 'ready', 'applying', 'done', 'failed', 'cancelled', 'undoing', 'undone'] })
  state!: string;
  @ApiProperty({ description: '本阶段进度，0 至 1 Progress within the state, 0 to 1', example: 1 }) progress!: number;
  @ApiProperty({ example: 1200 }) rowsRead!: number;
  @ApiPropertyOptional({ type: RecognitionResponse, description: '识别出的表与列 Recognised sheets and columns' })
  recognition?: RecognitionResponse;
  @ApiPropertyOptional({ type: ImportSummaryResponse }) summary?: ImportSummaryResponse;
  @ApiPropertyOptional({ type: ImportFailureResponse }) failure?: ImportFailureResponse;
  @ApiProperty({ example: '2026-09-01T00:00:00Z' }) createdAt!: Date;
  @ApiPropertyOptional({ example: '2026-09-01T00:00:09Z' }) finishedAt?: Date;
  @ApiPropertyOptional() undoneAt?: Date;
}

export class UndoResponse {
  @ApiProperty({ description: '撤销后结束的人数 People who end', example: 40 }) ended!: number;
  @ApiProperty({ description: '恢复原值的人数 People who get back what they had', example: 12 }) restored!: number;
  @ApiProperty({ description: '之后有人改过而保留的人数 People kept because somebody edited them since', example: 1 })
  kept!: number;
}
