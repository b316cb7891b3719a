import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class HealthItemView {
  @ApiProperty({ enum: ['service', 'events', 'jobs', 'storage', 'backup'] })
  area!: string;

  @ApiPropertyOptional({ example: 'org' })
  service?: string;

  @ApiProperty({ enum: ['ok', 'warning', 'problem'] })
  state!: string;

  @ApiProperty({ example: '组织服务正常。' })
  text!: string;
}

export class BaseHealthResponse {
  @ApiProperty({ enum: ['ok', 'warning', 'problem'], description: '最差的一项 The worst of them' })
  state!: string;

  @ApiProperty({ type: [HealthItemView], description: '要人处理的在前 What needs somebody first' })
  items!: readonly HealthItemView[];

  @ApiProperty({ example: '2026-09-01T00:00:00Z' })
  checkedAt!: Date;
}
