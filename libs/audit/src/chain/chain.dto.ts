import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { BreakReason } from './chain';

export class ChainHeadResponse {
  @ApiProperty()
  batch!: number;
  @ApiProperty({ description: 'SHA-256 of the last batch, hexadecimal; keep it elsewhere and compare it later' })
  hash!: string;
}

export class ChainBreakResponse {
  @ApiProperty()
  batch!: number;
  @ApiProperty({ example: 'content_differs' })
  reason!: BreakReason;
}

export class ChainReportResponse {
  @ApiProperty()
  intact!: boolean;
  @ApiProperty()
  batches!: number;
  @ApiProperty()
  entries!: number;
  @ApiProperty({ description: 'Last batch removed by the retention rule; 0 when none was' })
  prunedThrough!: number;
  @ApiProperty({ type: ChainHeadResponse })
  head!: ChainHeadResponse;
  @ApiPropertyOptional({ type: ChainBreakResponse, description: 'The first break' })
  break?: ChainBreakResponse;
}
