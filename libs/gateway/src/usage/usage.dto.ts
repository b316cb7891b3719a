import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsISO8601, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

export class ListUsageQuery {
  @ApiPropertyOptional({
    description: 'OAuth 客户端编号、`person` 或 `anonymous` OAuth client id, `person` or `anonymous`',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  client?: string;

  @ApiPropertyOptional({ format: 'date-time', description: '自此时起 From this time on' })
  @IsOptional()
  @IsISO8601({ strict: true })
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: '此时之前 Before this time' })
  @IsOptional()
  @IsISO8601({ strict: true })
  to?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 500, default: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit = 100;

  @ApiPropertyOptional({ description: '上一页的 `nextCursor` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  cursor?: string;
}

export class UsageResponse {
  @ApiProperty({ example: 'homework' })
  client!: string;

  @ApiProperty({ enum: ['page', 'sign-in', 'token', 'api', 'stream', 'upload'] })
  routeClass!: string;

  @ApiProperty({ format: 'date-time', description: '该小时之始 Start of the hour', example: '2026-09-01T00:00:00Z' })
  hour!: string;

  @ApiProperty({ example: 1200 })
  requests!: number;

  @ApiProperty({ description: '以其他 4xx 回应的次数 Answered 4xx other than 429', example: 3 })
  refused!: number;

  @ApiProperty({ description: '以 429 回应的次数 Answered 429', example: 0 })
  limited!: number;

  @ApiProperty({ description: '以 5xx 回应的次数 Answered 5xx', example: 0 })
  failed!: number;
}

export class UsagePageResponse {
  @ApiProperty({ type: [UsageResponse] })
  items!: readonly UsageResponse[];

  @ApiPropertyOptional({ description: '末页没有 Absent on the last page', example: 'WyJob21ld29yayJd' })
  nextCursor?: string;
}
