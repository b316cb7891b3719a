import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class FindAccountDto {
  @ApiPropertyOptional({ format: 'uuid', example: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11' })
  @IsOptional()
  @IsUUID('all')
  personId?: string;

  @ApiPropertyOptional({
    description:
      '如登录时所填：用户名、手机号、证件号、学校代码/学号工号 As typed at sign-in: username, phone, document number, schoolcode/number',
    example: 'zhangsan',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  name?: string;
}

export class AssignPasswordDto {
  @ApiProperty({ maxLength: 128, example: 'Quiet-River-71' })
  @IsString()
  @MaxLength(128)
  password!: string;

  @ApiPropertyOptional({
    description: '下次登录须自设密码，缺省为是 The person chooses an own one at the next sign-in; true when absent',
    example: true,
  })
  @IsOptional()
  @IsBoolean()
  mustChange?: boolean;
}

export class LoginNameView {
  @ApiProperty({ enum: ['username', 'phone', 'id_number', 'staff_number', 'student_number'] })
  kind!: string;

  @ApiProperty({ description: '此名已被他人先用，不能用于登录 Somebody else had this name first: it does not sign in' })
  conflicting!: boolean;
}

export class AccountResponse {
  @ApiProperty({ format: 'uuid', example: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e71' })
  id!: string;

  @ApiProperty({ format: 'uuid', example: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11' })
  personId!: string;

  @ApiProperty({ enum: ['staff', 'student', 'guardian', 'administrator'] })
  audience!: string;

  @ApiProperty({ enum: ['active', 'suspended', 'ended'] })
  status!: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'zhangsan' })
  username?: string | null;

  @ApiProperty({ type: [LoginNameView] })
  loginNames!: readonly LoginNameView[];

  @ApiProperty()
  hasPassword!: boolean;

  @ApiProperty()
  hasSecondFactor!: boolean;

  @ApiProperty({ description: '有尚未使用的首次登录码 A printed code that was not used yet' })
  hasCode!: boolean;

  @ApiPropertyOptional({ type: Date, nullable: true, example: '2026-09-01T00:00:00Z' })
  lastSignInAt?: Date | null;

  @ApiProperty({ example: '2026-09-01T00:00:00Z' })
  createdAt!: Date;
}

export class CodeResponse {
  @ApiProperty({ description: '首次登录码，仅显示这一次 First-time code, shown this once', example: '7KDM-49XR' })
  code!: string;
}

export class SessionResponse {
  @ApiProperty({ format: 'uuid', example: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e72' })
  sessionId!: string;

  @ApiProperty({ example: '2026-09-01T00:00:00Z' })
  startedAt!: Date;

  @ApiProperty({ example: '2026-09-01T00:00:00Z' })
  lastSeenAt!: Date;

  @ApiProperty({ example: '192.0.2.17' })
  address!: string;

  @ApiProperty({ example: 'Mozilla/5.0' })
  userAgent!: string;
}

export class SessionListResponse {
  @ApiProperty({ type: [SessionResponse] })
  items!: readonly SessionResponse[];
}
