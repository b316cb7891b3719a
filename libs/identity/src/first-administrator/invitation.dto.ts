import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

export class InviteAdministratorDto {
  @ApiPropertyOptional({ format: 'uuid', description: '所管机构，缺省为根 Unit to administrate; the root when absent' })
  @IsOptional()
  @IsUUID('all')
  unitId?: string;

  @ApiPropertyOptional({
    example: 'school_admin',
    description: '在该机构的角色，缺省 region_admin Role on the unit; region_admin when absent',
  })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  @Matches(/^[a-z][a-z0-9_.-]*$/)
  roleKey?: string;
}

export class InvitationView {
  @ApiProperty({ description: '一次性验证码，仅显示这一次 One-time code, shown this once', example: '7KDM-49XR-2HTC' })
  code!: string;

  @ApiProperty({
    description: '在此地址填写 Where it is typed in',
    example: 'https://base.example/first-administrator',
  })
  address!: string;

  @ApiProperty({ description: '有效天数 Days until it expires', example: 14 })
  validDays!: number;
}
