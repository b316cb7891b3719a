import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { SignedIn } from '@plinth/platform-auth';
import { regionsBelow } from './region-codes';

export class ListRegionsQuery {
  @ApiPropertyOptional({ example: '340000', description: '缺省为省级' })
  @IsOptional()
  @Matches(/^\d{6}$/)
  below?: string;
}

export class RegionResponse {
  @ApiProperty({ example: '340100' })
  code!: string;

  @ApiProperty({ example: '合肥市' })
  name!: string;
}

@ApiTags('org 行政区划')
@ApiBearerAuth()
@Controller('api/org/v1/regions')
export class RegionController {
  @Get()
  @SignedIn()
  @ApiOperation({ summary: '行政区划(GB/T 2260)· regions' })
  @ApiOkResponse({ type: [RegionResponse] })
  list(@Query() query: ListRegionsQuery): RegionResponse[] {
    return regionsBelow(query.below);
  }
}
