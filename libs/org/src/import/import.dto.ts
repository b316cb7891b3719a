import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

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
    description: '列对应(JSON):表头 → 字段或 null Column mapping as JSON: header to field or null',
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
  @ApiPropertyOptional({ description: '确认超过 10% 的人离开 More than 10 % leaving is meant' })
  @IsOptional()
  @IsBoolean()
  acceptLeaving?: boolean;
}

export class ImportPageQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 1000 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit?: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  cursor?: string;
}

export class ListImportsQuery extends ImportPageQuery {
  @ApiPropertyOptional({ description: '学校编号 School id' })
  @IsOptional()
  @IsUUID()
  unitId?: string;
}

export class ImportProblemsQuery extends ImportPageQuery {
  @ApiPropertyOptional({ enum: ['error', 'warning'] })
  @IsOptional()
  @IsIn(['error', 'warning'])
  severity?: 'error' | 'warning';
}

export class ImportRowsQuery extends ImportPageQuery {
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
  @ApiProperty() total!: number;
  @ApiProperty() added!: number;
  @ApiProperty() changed!: number;
  @ApiProperty() unchanged!: number;
  @ApiProperty() moved!: number;
  @ApiProperty() leaving!: number;
  @ApiProperty() refused!: number;
  @ApiProperty() warnings!: number;
  @ApiProperty() guardiansAdded!: number;
  @ApiProperty({ type: [String] }) newClasses!: readonly string[];
  @ApiProperty() present!: number;
}

export class ImportFailureResponse {
  @ApiProperty() code!: string;
  @ApiProperty() message!: string;
}

export class ImportResponse {
  @ApiProperty() id!: string;
  @ApiProperty() schoolId!: string;
  @ApiProperty() fileName!: string;
  @ApiProperty() whole!: boolean;
  @ApiProperty({ enum: ['reading', 'ready', 'applying', 'done', 'failed', 'cancelled', 'undoing', 'undone'] })
  state!: string;
  @ApiProperty({ description: '0 to 1 within the state' }) progress!: number;
  @ApiProperty() rowsRead!: number;
  @ApiPropertyOptional({ type: Object, description: '识别出的列 Recognised sheets and columns' }) recognition?: unknown;
  @ApiPropertyOptional({ type: ImportSummaryResponse }) summary?: ImportSummaryResponse;
  @ApiPropertyOptional({ type: ImportFailureResponse }) failure?: ImportFailureResponse;
  @ApiProperty() createdAt!: Date;
  @ApiPropertyOptional() finishedAt?: Date;
  @ApiPropertyOptional() undoneAt?: Date;
}

export class UndoResponse {
  @ApiProperty({ description: '撤销后结束的人数 People who end' }) ended!: number;
  @ApiProperty({ description: '恢复原值的人数 People who get back what they had' }) restored!: number;
  @ApiProperty({ description: '之后有人改过而保留的人数 People kept because somebody edited them since' })
  kept!: number;
}
