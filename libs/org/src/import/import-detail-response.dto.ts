import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ImportResponse } from './import.dto';
import type { ImportRow, ImportRowAction } from './import.reader';

const cursor = { example: 'WzEwMF0', description: '最后一页没有 Absent on the last page' };

export class ImportPageResponse {
  @ApiProperty({ type: [ImportResponse] }) items!: readonly ImportResponse[];
  @ApiPropertyOptional(cursor) nextCursor?: string;
}

export class ImportProblemResponse {
  @ApiProperty({ example: '七年级' }) sheet!: string;
  @ApiProperty({ example: 17, description: '文件中看到的行号 As seen in the file' }) row!: number;
  @ApiProperty({ example: '身份证号' }) column!: string;
  @ApiProperty({ example: '3401**********001X', description: '号码打码 Identifiers masked' }) value!: string;
  @ApiProperty({ enum: ['error', 'warning'] }) severity!: 'error' | 'warning';
  @ApiProperty({ example: 'id_card_check_digit' }) code!: string;
  @ApiProperty({ example: '身份证号校验位不对。' }) message!: string;
}

export class ImportProblemPageResponse {
  @ApiProperty({ type: [ImportProblemResponse] }) items!: readonly ImportProblemResponse[];
  @ApiPropertyOptional(cursor) nextCursor?: string;
}

export class ImportRowResponse implements ImportRow {
  @ApiProperty({ example: '七年级' }) sheet!: string;
  @ApiProperty({ type: Number, nullable: true, example: 17 }) row!: number | null;
  @ApiProperty({ enum: ['added', 'changed', 'moved', 'unchanged', 'refused', 'leaving'] }) action!: ImportRowAction;
  @ApiProperty({ example: '张三' }) name!: string;
  @ApiProperty({ type: String, nullable: true, example: '2026****17', description: '打码 Masked' })
  number!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '七年级(3)班' }) unit!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null }) formerUnit!: string | null;
  @ApiProperty({ type: [String], example: ['phone'] }) changed!: readonly string[];
}

export class ImportRowPageResponse {
  @ApiProperty({ type: [ImportRowResponse] }) items!: readonly ImportRowResponse[];
  @ApiPropertyOptional(cursor) nextCursor?: string;
}
