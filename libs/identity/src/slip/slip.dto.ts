import { ApiPropertyOptional } from '@nestjs/swagger';
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
