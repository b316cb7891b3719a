import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDateString,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
} from 'class-validator';
import { CursorPage } from '@plinth/platform-http';
import { dataFields } from '@plinth/market-contract';

export class GiveGrantBody {
  @ApiProperty({ example: 'homework', description: 'OAuth 客户端编号 OAuth client id' })
  @Matches(/^[\w.:-]{1,100}$/)
  clientId!: string;

  @ApiProperty({
    format: 'uuid',
    description: '授权范围：机构及其下级 Granted on this unit and below',
    example: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02',
  })
  @IsUUID()
  unitId!: string;

  @ApiProperty({ enum: dataFields.map(({ name }) => name), isArray: true, example: ['name', 'sex'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsString({ each: true })
  fields!: string[];

  @ApiProperty({ example: '作业布置与批改' })
  @IsString()
  @Length(4, 200)
  purpose!: string;

  @ApiProperty({ example: '2027-08-31T16:00:00Z', description: '到期时间，最长三年 Expiry, at most three years away' })
  @IsDateString({ strict: true })
  expiresAt!: string;
}

export class RevokeGrantBody {
  @ApiProperty({ example: '合同终止' })
  @IsString()
  @Length(2, 200)
  reason!: string;
}

export class GrantsQuery extends CursorPage({ most: 200, usual: 50 }) {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 100)
  clientId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  unitId?: string;
}
