import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { membershipRoles } from '@plinth/org-contract';
import type { MembershipRole } from '@plinth/org-contract';
import { identifierKinds } from '../identifier/identifier';
import type { IdentifierKind } from '../identifier/identifier';
import { exampleIds } from '../example-ids';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Absent leaves a field, null clears it. */
const Clearable = () => ValidateIf((_, value) => value !== undefined && value !== null);

export class ContactsBody {
  @ApiPropertyOptional({ nullable: true, type: String, description: '手机或座机 Mobile or landline' })
  @Clearable()
  @IsString()
  @MaxLength(40)
  phone?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, example: 'zhangsan@school.example' })
  @Clearable()
  @IsString()
  @MaxLength(200)
  email?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, example: '合肥市蜀山区' })
  @Clearable()
  @IsString()
  @MaxLength(200)
  address?: string | null;
}

class PersonFieldsBody {
  @ApiPropertyOptional({
    nullable: true,
    type: String,
    example: '女',
    description: '代码或名称（GB/T 2261.1） Code or name (GB/T 2261.1)',
  })
  @Clearable()
  @IsString()
  @MaxLength(20)
  sex?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, example: '2016-05-01' })
  @Clearable()
  @Matches(DAY)
  birthDate?: string | null;

  @ApiPropertyOptional({
    nullable: true,
    type: String,
    example: '汉族',
    description: '代码或名称（GB/T 3304） Code or name (GB/T 3304)',
  })
  @Clearable()
  @IsString()
  @MaxLength(20)
  ethnicity?: string | null;

  @ApiPropertyOptional({
    type: Object,
    example: { politics: '共青团员' },
    description: '其他代码项（JY/T 1004） Further coded items (JY/T 1004)',
  })
  @IsOptional()
  @IsObject()
  attributes?: Record<string, string>;
}

export class NewIdentifierBody {
  @ApiProperty({ enum: identifierKinds, example: 'student_number' })
  @IsIn(identifierKinds)
  kind!: IdentifierKind;

  @ApiProperty({ example: '20260317' })
  @IsString()
  @MaxLength(60)
  value!: string;
}

export class NewMembershipBody {
  @ApiProperty({ format: 'uuid', example: exampleIds.class })
  @IsUUID()
  unitId!: string;

  @ApiProperty({ enum: membershipRoles })
  @IsIn(membershipRoles)
  role!: MembershipRole;

  @ApiPropertyOptional({ example: '2026-09-01' })
  @IsOptional()
  @Matches(DAY)
  fromDate?: string;
}

export class AddPersonBody extends PersonFieldsBody {
  @ApiProperty({ example: '张三' })
  @IsString()
  @MaxLength(120)
  name!: string;

  @ApiPropertyOptional({ type: [NewIdentifierBody], example: [{ kind: 'student_number', value: '20260317' }] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => NewIdentifierBody)
  identifiers?: NewIdentifierBody[];

  @ApiPropertyOptional({ type: ContactsBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContactsBody)
  contacts?: ContactsBody;

  @ApiProperty({ type: NewMembershipBody })
  @IsObject()
  @ValidateNested()
  @Type(() => NewMembershipBody)
  membership!: NewMembershipBody;
}

export class ChangePersonBody extends PersonFieldsBody {
  @ApiPropertyOptional({ example: '张三' })
  @ValidateIf((_, value) => value !== undefined)
  @IsString()
  @MaxLength(120)
  name?: string;

  @ApiPropertyOptional({ type: ContactsBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContactsBody)
  contacts?: ContactsBody;

  @ApiPropertyOptional({ description: '读到的版本;已被他人修改则拒绝(也可用 If-Match)', example: 3 })
  @IsOptional()
  @IsInt()
  version?: number;
}

export class CorrectIdentifierBody {
  @ApiProperty({ enum: identifierKinds, example: 'student_number' })
  @IsIn(identifierKinds)
  kind!: IdentifierKind;

  @ApiProperty({ nullable: true, type: String, description: '新的号码;null 表示不再有', example: '20260318' })
  @ValidateIf((_, value) => value !== null)
  @IsString()
  @MaxLength(60)
  value!: string | null;

  @ApiPropertyOptional({
    format: 'uuid',
    description: '学号、工号所属学校 School of a student or staff number',
    example: exampleIds.school,
  })
  @IsOptional()
  @IsUUID()
  schoolId?: string;

  @ApiPropertyOptional({ example: 3 })
  @IsOptional()
  @IsInt()
  version?: number;
}

export class RevealBody {
  @ApiProperty({ example: 'phone', description: '字段:phone、id_card、student_number、birthDate …' })
  @IsIn([...identifierKinds, 'phone', 'email', 'address', 'birthDate'])
  field!: string;

  @ApiProperty({ example: '联系家长' })
  @IsString()
  @Length(2, 200)
  reason!: string;
}

export class EndPersonBody {
  @ApiProperty({ enum: ['left', 'deceased'] })
  @IsIn(['left', 'deceased'])
  reason!: 'left' | 'deceased';
}
