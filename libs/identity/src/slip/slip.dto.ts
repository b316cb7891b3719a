import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { SLIP_LIMIT } from './slip-members';

export class PrintSlipsDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'Pupils and staff of this unit and below' })
  @IsOptional()
  @IsUUID()
  unitId?: string;

  @ApiPropertyOptional({ type: [String], format: 'uuid', description: 'Single people instead of a unit' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(SLIP_LIMIT)
  @IsUUID(undefined, { each: true })
  personIds?: string[];

  @ApiPropertyOptional({ description: 'Badges for pupils of 小学 and below instead of first-time codes' })
  @IsOptional()
  @IsBoolean()
  badges?: boolean;
}

export class SlipView {
  @ApiProperty({ format: 'uuid' })
  personId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ['student', 'staff', 'guardian', 'administrator'] })
  role!: string;

  @ApiProperty({ format: 'uuid' })
  unitId!: string;

  @ApiProperty()
  unitName!: string;

  @ApiProperty()
  schoolName!: string;

  @ApiProperty({ description: 'Ten digits; typed before the number at sign-in' })
  schoolCode!: string;

  @ApiPropertyOptional({ description: '学号 or 工号' })
  number?: string;

  @ApiPropertyOptional()
  username?: string;

  @ApiProperty({ example: '7KDM-49XR', description: 'Shown this once' })
  code!: string;

  @ApiProperty({ enum: ['first_time', 'badge'] })
  kind!: string;

  @ApiPropertyOptional({ description: 'For the guardians of a pupil' })
  bindingCode?: string;
}

export class SlipsResponse {
  @ApiProperty({ type: [SlipView] })
  slips!: SlipView[];

  @ApiProperty({ type: [String], description: 'Persons without an active account' })
  missing!: string[];
}
