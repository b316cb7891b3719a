import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDate,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
} from 'class-validator';
import { CursorPage } from '@plinth/platform-http';
import { exampleIds } from '../example-ids';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
const KEY = /^([a-z][a-z_]{1,40}|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/;

export class AddRoleBody {
  @ApiProperty({
    format: 'uuid',
    description: '角色所属机构，可在其及下级使用 Unit that owns the role; it is used there and below',
    example: exampleIds.school,
  })
  @IsUUID()
  unitId!: string;

  @ApiProperty({ example: '学籍管理员' })
  @trimmed
  @IsString()
  @Length(1, 40)
  name!: string;

  @ApiPropertyOptional({ example: 'Registrar' })
  @IsOptional()
  @trimmed
  @IsString()
  @Length(1, 60)
  nameEn?: string;

  @ApiProperty({ type: [String], example: ['org.person.read', 'org.person.write'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  permissions!: string[];
}

export class ChangeRoleBody {
  @ApiPropertyOptional({ example: '学籍管理员' })
  @IsOptional()
  @trimmed
  @IsString()
  @Length(1, 40)
  name?: string;

  @ApiPropertyOptional({ example: 'Registrar' })
  @IsOptional()
  @trimmed
  @IsString()
  @Length(1, 60)
  nameEn?: string;

  @ApiPropertyOptional({ type: [String], example: ['org.person.read', 'org.person.write'] })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  permissions?: string[];
}

export class AssignRoleBody {
  @ApiProperty({ format: 'uuid', example: exampleIds.person })
  @IsUUID()
  personId!: string;

  @ApiProperty({
    example: 'school_admin',
    description: '内置角色名或自定义角色编号 Key of a built-in role or id of a custom one',
  })
  @Matches(KEY)
  roleKey!: string;

  @ApiProperty({ format: 'uuid', example: exampleIds.school })
  @IsUUID()
  unitId!: string;

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  validFrom?: Date;

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  validTo?: Date;
}

export class ListRolesQuery {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  unitId!: string;
}

export class ListAssignmentsQuery extends CursorPage({ most: 500, usual: 50 }) {
  @ApiPropertyOptional({ format: 'uuid', description: '本机构及以下 This unit and below' })
  @IsOptional()
  @IsUUID()
  unitId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  personId?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(KEY)
  roleKey?: string;
}
