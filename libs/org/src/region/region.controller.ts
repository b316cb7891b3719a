import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { SignedIn } from '@plinth/platform-auth';
import { regionsBelow } from './region-codes';

export class ListRegionsQuery {
  @ApiPropertyOptional({ example: '340000', description: '缺省为省级 Provinces when absent' })
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

export class RegionListResponse {
  @ApiProperty({ type: [RegionResponse] })
  items!: readonly RegionResponse[];
}

@ApiTags('行政区划 Regions')
@Controller('api/org/v1/regions')
export class RegionController {
  @Get()
  @SignedIn()
  @ApiOperation({ operationId: 'listRegions', summary: '行政区划 List regions', description: 'GB/T 2260。' })
  @ApiOkResponse({ type: RegionListResponse })
  list(@Query() query: ListRegionsQuery): RegionListResponse {
    return { items: regionsBelow(query.below) };
  }
}
