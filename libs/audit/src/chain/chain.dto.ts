import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { BreakReason } from './chain';

export class ChainHeadResponse {
  @ApiProperty({ example: 42 })
  batch!: number;
  @ApiProperty({
    description:
      '最后一批的 SHA-256（十六进制），可另存他处日后比对 SHA-256 of the last batch, hexadecimal; keep it elsewhere and compare it later',
    example: '9f2b6c1e0d3a4758',
  })
  hash!: string;
}

export class ChainBreakResponse {
  @ApiProperty({ example: 42 })
  batch!: number;
  @ApiProperty({ example: 'content_differs' })
  reason!: BreakReason;
}

export class ChainReportResponse {
  @ApiProperty()
  intact!: boolean;
  @ApiProperty({ example: 42 })
  batches!: number;
  @ApiProperty({ example: 4711 })
  entries!: number;
  @ApiProperty({
    description: '按留存规则清除的最后一批，未清除为 0 Last batch removed by the retention rule; 0 when none was',
    example: 0,
  })
  prunedThrough!: number;
  @ApiProperty({ type: ChainHeadResponse })
  head!: ChainHeadResponse;
  @ApiPropertyOptional({ type: ChainBreakResponse, description: '第一处断裂 The first break' })
  break?: ChainBreakResponse;
}
