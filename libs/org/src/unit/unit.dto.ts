import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CursorPage } from '@plinth/platform-http';
import { unitKinds } from '@plinth/org-contract';
import type { UnitKind } from '@plinth/org-contract';
import { schoolings, stages } from './stage';
import type { Schooling, Stage } from './stage';
import type { UnitSort } from './unit.reader';
import { exampleIds } from '../example-ids';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const placedKinds = unitKinds.filter((kind) => kind !== 'root');
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
/** Absent leaves a field, null clears it. */
const Clearable = () => ValidateIf((_, value) => value !== undefined && value !== null);

class UnitFieldsBody {
  @ApiPropertyOptional({ nullable: true, type: String, example: '一小' })
  @Clearable()
  @trimmed
  @IsString()
  @Length(1, 40)
  shortName?: string | null;

  @ApiPropertyOptional({
    nullable: true,
    type: String,
    example: '2134000017',
    description: '学校标识码为 10 位 The code of a school has ten digits',
  })
  @Clearable()
  @trimmed
  @Matches(/^[\w.-]{1,32}$/)
  code?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, example: '340102', description: 'GB/T 2260' })
  @Clearable()
  @Matches(/^\d{6}$/)
  regionCode?: string | null;

  @ApiPropertyOptional({ nullable: true, enum: schoolings, description: '学制 Length of schooling' })
  @Clearable()
  @IsIn(schoolings)
  schooling?: Schooling | null;

  @ApiPropertyOptional({ enum: stages, description: '学段 Stage' })
  @IsOptional()
  @IsIn(stages)
  stage?: Stage;

  @ApiPropertyOptional({ example: 2026, description: '入学年份 Entry year' })
  @IsOptional()
  @IsInt()
  @Min(1900)
  @Max(2200)
  entryYear?: number;

  @ApiPropertyOptional({ example: 3, description: '班号 Class number' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  classNumber?: number;

  @ApiPropertyOptional({ example: 6, description: '本学段学制年数 Years of this stage' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(12)
  years?: number;

  @ApiPropertyOptional({ example: 10 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  sort?: number;
}

export class AddUnitBody extends UnitFieldsBody {
  @ApiProperty({ enum: placedKinds })
  @IsIn(placedKinds)
  kind!: UnitKind;

  @ApiProperty({ format: 'uuid', example: exampleIds.district })
  @IsUUID()
  parentId!: string;

  @ApiPropertyOptional({ example: '合肥市第一实验小学', description: '班级可不填 A class needs none' })
  @IsOptional()
  @trimmed
  @IsString()
  @Length(1, 120)
  name?: string;

  @ApiPropertyOptional({ example: '2026-09-01' })
  @IsOptional()
  @Matches(DAY)
  validFrom?: string;
}

export class ChangeUnitBody extends UnitFieldsBody {
  @ApiPropertyOptional({ example: '合肥市第一实验小学' })
  @ValidateIf((_, value) => value !== undefined)
  @trimmed
  @IsString()
  @Length(1, 120)
  name?: string;

  @ApiPropertyOptional({
    description: '读到的版本；已被他人修改则拒绝 The version that was read; refused when somebody changed it since',
    example: 3,
  })
  @IsOptional()
  @IsInt()
  version?: number;
}

export class MoveUnitBody {
  @ApiProperty({ format: 'uuid', example: exampleIds.district })
  @IsUUID()
  parentId!: string;
}

export class EndUnitBody {
  @ApiPropertyOptional({ description: '下级机构一并撤销 Units below end with it', example: false })
  @IsOptional()
  @IsBoolean()
  withUnits?: boolean;

  @ApiPropertyOptional({ description: '在册人员一并离开 Its members leave with it', example: false })
  @IsOptional()
  @IsBoolean()
  withMembers?: boolean;
}

export class ClassKeyBody {
  @ApiProperty({ enum: stages, example: 'primary' })
  @IsIn(stages)
  stage!: Stage;

  @ApiProperty({ example: 2026 })
  @IsInt()
  entryYear!: number;

  @ApiProperty({ example: 3 })
  @IsInt()
  @Min(1)
  @Max(200)
  classNumber!: number;
}

export class EnsureClassesBody {
  @ApiProperty({ type: [ClassKeyBody] })
  @IsArray()
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => ClassKeyBody)
  classes!: ClassKeyBody[];
}

const sorts = ['name', '-name', 'code', '-code', 'created', '-created', 'sort'] as const;

export class ListUnitsQuery extends CursorPage({ most: 500, usual: 50 }) {
  @ApiPropertyOptional({ enum: unitKinds })
  @IsOptional()
  @IsIn(unitKinds)
  kind?: UnitKind;

  @ApiPropertyOptional({ enum: ['active', 'ended', 'all'], default: 'active' })
  @IsOptional()
  @IsIn(['active', 'ended', 'all'])
  status?: 'active' | 'ended' | 'all';

  @ApiPropertyOptional({ enum: stages })
  @IsOptional()
  @IsIn(stages)
  stage?: Stage;

  @ApiPropertyOptional()
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  entryYear?: number;

  @ApiPropertyOptional({ format: 'uuid', description: '直接下级 Directly below' })
  @IsOptional()
  @IsUUID()
  parentId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '本机构及以下 This unit and below' })
  @IsOptional()
  @IsUUID()
  underId?: string;

  @ApiPropertyOptional({ description: '名称、拼音、首字母或代码 Name, pinyin, initials or code', example: 'yixiao' })
  @IsOptional()
  @IsString()
  @Length(1, 60)
  q?: string;

  @ApiPropertyOptional({ enum: sorts, default: 'name' })
  @IsOptional()
  @IsIn(sorts)
  sort?: UnitSort;
}
