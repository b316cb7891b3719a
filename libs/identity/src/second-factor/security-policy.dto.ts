import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsIn, IsString, MaxLength, ValidateNested } from 'class-validator';
import { audiences } from '../account/account';
import type { Audience } from '../account/account';

export class SecondFactorDemandDto {
  @ApiProperty({ enum: audiences, isArray: true })
  @IsArray()
  @ArrayMaxSize(audiences.length)
  @IsIn(audiences, { each: true })
  audiences!: Audience[];

  @ApiProperty({ type: [String], example: ['region_admin', 'school_admin'] })
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  roles!: string[];
}

export class SecurityPolicyDto {
  @ApiProperty({ type: SecondFactorDemandDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => SecondFactorDemandDto)
  secondFactor!: SecondFactorDemandDto;
}
