import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';

const LONGEST_CURSOR = 1_000;

/** What every list is asked for a page: how many, and after which cursor. `usual` is what a list without `limit` answers. */
export function CursorPage({ most, usual }: { readonly most: number; readonly usual: number }) {
  class CursorPageQuery {
    @ApiPropertyOptional({ minimum: 1, maximum: most, default: usual })
    @IsOptional()
    @Type(() => Number)
    @IsInt()
    @Min(1)
    @Max(most)
    limit?: number;

    @ApiPropertyOptional({ description: '上一页的 `nextCursor` of the page before' })
    @IsOptional()
    @IsString()
    @Length(1, LONGEST_CURSOR)
    cursor?: string;
  }
  return CursorPageQuery;
}
