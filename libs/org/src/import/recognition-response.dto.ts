import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  Recognition,
  RecognisedColumn,
  RecognisedSheet,
  RosterFormat,
  SkippedSheet,
  UnrecognisedColumn,
} from '../import-reading/roster-reading';
import type { RosterField } from '../import-reading/roster-field';
import type { RosterKind } from '../import-reading/roster-row';

export class UnrecognisedColumnResponse implements UnrecognisedColumn {
  @ApiProperty({ description: '第几列，从 0 起 Place from 0', example: 7 }) index!: number;
  @ApiProperty({ example: '备注' }) header!: string;
}

export class RecognisedColumnResponse implements RecognisedColumn {
  @ApiProperty({ description: '第几列，从 0 起 Place from 0', example: 2 }) index!: number;
  @ApiProperty({ example: '身份证号码' }) header!: string;
  @ApiProperty({ type: String, example: 'documentNumber' }) field!: RosterField;
  @ApiProperty({ description: '把握，1 为确定 How sure, 1 is certain', example: 1 }) confidence!: number;
}

export class RecognisedSheetResponse implements RecognisedSheet {
  @ApiProperty({ example: '一(3)班' }) name!: string;
  @ApiProperty({ enum: ['student', 'staff'] }) kind!: RosterKind;
  @ApiProperty({ description: '表头在第几行 Row of the header, as the user sees it', example: 3 }) headerRow!: number;
  @ApiProperty({ type: [RecognisedColumnResponse] }) columns!: readonly RecognisedColumn[];
  @ApiProperty({ type: [UnrecognisedColumnResponse] }) unrecognised!: readonly UnrecognisedColumn[];
  @ApiProperty({ description: '表头以上的标题 Title rows above the header', example: '第一实验小学学生花名册' })
  title!: string;
}

export class SkippedSheetResponse implements SkippedSheet {
  @ApiProperty({ example: '填表说明' }) name!: string;
  @ApiProperty({ enum: ['empty', 'hidden', 'no_header', 'not_asked', 'example'] }) reason!: SkippedSheet['reason'];
}

export class RecognitionResponse implements Recognition {
  @ApiProperty({ enum: ['xlsx', 'text'] }) format!: RosterFormat;
  @ApiPropertyOptional({ example: 'gb18030' }) encoding?: string;
  @ApiPropertyOptional({ example: ',' }) separator?: string;
  @ApiProperty({ type: [RecognisedSheetResponse] }) sheets!: readonly RecognisedSheet[];
  @ApiProperty({ type: [SkippedSheetResponse] }) skipped!: readonly SkippedSheet[];
}
