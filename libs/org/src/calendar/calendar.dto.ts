import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsString, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { exampleIds } from '../example-ids';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class TermBody {
  @ApiProperty({ example: 1, description: '1 秋季 2 春季 3 短学期 1 autumn, 2 spring, 3 short term' })
  @IsInt()
  @Min(1)
  @Max(3)
  number!: number;

  @ApiProperty({ example: '2026-2027 学年第一学期' })
  @IsString()
  @Length(1, 60)
  name!: string;

  @ApiProperty({ example: '2026-09-01' })
  @Matches(DAY)
  startsOn!: string;

  @ApiProperty({ example: '2027-01-22' })
  @Matches(DAY)
  endsOn!: string;
}

export class PutTermsBody {
  @ApiProperty({ type: [TermBody], description: '空列表即删除本学年安排 An empty list removes the terms of this year' })
  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => TermBody)
  terms!: TermBody[];
}

export class SchoolYearResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.school })
  unitId!: string;

  @ApiProperty({ example: 2026 })
  schoolYear!: number;

  @ApiProperty({ type: [TermBody] })
  terms!: readonly TermBody[];
}

export class SchoolYearListResponse {
  @ApiProperty({ type: [SchoolYearResponse] })
  items!: readonly SchoolYearResponse[];
}
