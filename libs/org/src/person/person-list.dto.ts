import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { CursorPage } from '@plinth/platform-http';
import { membershipRoles } from '@plinth/org-contract';
import type { MembershipRole } from '@plinth/org-contract';
import { peopleColumns } from './people-columns';
import type { PeopleColumn } from './people-columns';

const listed = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.split(',').filter(Boolean) : value,
);

export class PeopleQuery {
  @ApiProperty({ format: 'uuid', description: '机构及其下级 A unit and all below' })
  @IsUUID()
  unitId!: string;

  @ApiPropertyOptional({ enum: membershipRoles, isArray: true })
  @IsOptional()
  @listed
  @IsArray()
  @IsIn(membershipRoles, { each: true })
  role?: MembershipRole[];

  @ApiPropertyOptional({ enum: ['active', 'suspended', 'ended'] })
  @IsOptional()
  @IsIn(['active', 'suspended', 'ended'])
  status?: 'active' | 'suspended' | 'ended';

  @ApiPropertyOptional({ description: '姓名、拼音、首字母，或完整的号码 Name, pinyin, initials or a whole number' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  q?: string;

  @ApiPropertyOptional({ enum: ['name', '-name'] })
  @IsOptional()
  @IsIn(['name', '-name'])
  sort?: 'name' | '-name';
}

export class PeoplePageQuery extends IntersectionType(PeopleQuery, CursorPage({ most: 200, usual: 50 })) {
  @ApiPropertyOptional({ description: '取这个游标之前的一页 The page before this cursor: `previousCursor` of a page' })
  @IsOptional()
  @IsString()
  @MaxLength(600)
  before?: string;

  @ApiPropertyOptional({
    pattern: '^[a-z]$',
    description: '从这个拼音首字母开始 Begins at this initial of the pinyin; one of cursor, before and from',
  })
  @IsOptional()
  @Matches(/^[a-z]$/)
  from?: string;
}

export class PeopleExportQuery extends PeopleQuery {
  @ApiPropertyOptional({
    enum: peopleColumns,
    isArray: true,
    description: '要导出的列，按此顺序 Columns in this order; without them the usual ones',
  })
  @IsOptional()
  @listed
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(peopleColumns, { each: true })
  columns?: PeopleColumn[];
}
