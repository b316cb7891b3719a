import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsObject, IsOptional } from 'class-validator';
import type { RosterField } from '../import-reading/roster-field';
import type { FirstRow, SheetFirstRows } from './first-rows';

export class ReadImportAgainBody {
  @ApiPropertyOptional({ enum: ['student', 'staff'], description: '不填则自动识别 Recognised when absent' })
  @IsOptional()
  @IsIn(['student', 'staff'])
  kind?: 'student' | 'staff';

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    description: '表头 → 字段；null 表示不导入这一列 Header to field; null leaves the column out',
    example: { 联系方式: 'guardian1.phone', 备注2: null },
  })
  @IsOptional()
  @IsObject()
  columns?: Record<string, RosterField | null>;

  @ApiProperty({ description: '文件是其班级和角色的全部人员 The file is everyone of its classes and roles' })
  @IsBoolean()
  whole!: boolean;
}

export class FirstRowResponse implements FirstRow {
  @ApiProperty({ example: 4, description: '文件中看到的行号 As seen in the file' }) row!: number;
  @ApiProperty({ type: [String], example: ['张三', '男'], description: '号码打码 Identifiers masked' })
  cells!: readonly string[];
}

export class SheetFirstRowsResponse implements SheetFirstRows {
  @ApiProperty({ example: '七年级' }) name!: string;
  @ApiProperty({ example: 3 }) headerRow!: number;
  @ApiProperty({ type: [String], example: ['姓名', '性别'] }) header!: readonly string[];
  @ApiProperty({ type: [FirstRowResponse] }) rows!: readonly FirstRowResponse[];
}

export class FirstRowsResponse {
  @ApiProperty({ type: [SheetFirstRowsResponse] }) sheets!: readonly SheetFirstRowsResponse[];
}
