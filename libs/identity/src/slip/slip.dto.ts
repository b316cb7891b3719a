import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { SLIP_LIMIT } from './slip-members';

export class PrintSlipsDto {
  @ApiPropertyOptional({
    format: 'uuid',
    description: '该机构及以下的学生与教职工 Pupils and staff of this unit and below',
    example: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02',
  })
  @IsOptional()
  @IsUUID()
  unitId?: string;

  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    description: '不按机构，而按人 Single people instead of a unit',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(SLIP_LIMIT)
  @IsUUID(undefined, { each: true })
  personIds?: string[];

  @ApiPropertyOptional({ description: 'Badges for pupils of 小学 and below instead of first-time codes' })
  @IsOptional()
  @IsBoolean()
  badges?: boolean;
}

export class SlipView {
  @ApiProperty({ format: 'uuid', example: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11' })
  personId!: string;

  @ApiProperty({ example: '张三' })
  name!: string;

  @ApiProperty({ enum: ['student', 'staff', 'guardian', 'administrator'] })
  role!: string;

  @ApiProperty({ format: 'uuid', example: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e03' })
  unitId!: string;

  @ApiProperty({ example: '三年级(3)班' })
  unitName!: string;

  @ApiProperty({ example: '合肥市第一实验小学' })
  schoolName!: string;

  @ApiProperty({
    description: '十位；登录时填在号码之前 Ten digits; typed before the number at sign-in',
    example: '2134000017',
  })
  schoolCode!: string;

  @ApiPropertyOptional({ description: '学号或工号 Student or staff number', example: '20260317' })
  number?: string;

  @ApiPropertyOptional({ example: 'zhangsan' })
  username?: string;

  @ApiProperty({ example: '7KDM-49XR', description: '仅显示这一次 Shown this once' })
  code!: string;

  @ApiProperty({ enum: ['first_time', 'badge'] })
  kind!: string;

  @ApiPropertyOptional({ description: '供学生的监护人绑定 For the guardians of a pupil', example: 'K4TW-8P2M' })
  bindingCode?: string;
}

export class SlipsResponse {
  @ApiProperty({ type: [SlipView] })
  slips!: SlipView[];

  @ApiProperty({
    type: [String],
    description: '没有可用账号的人 Persons without an active account',
    example: ['0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11'],
  })
  missing!: string[];
}
