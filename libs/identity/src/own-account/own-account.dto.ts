import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import { SessionResponse } from '../account/account.dto';

export class OwnIdentityView {
  @ApiProperty({ description: '任职或监护关系编号 Id of the membership or guardianship', format: 'uuid' })
  identityId!: string;

  @ApiProperty({ enum: ['student', 'staff', 'guardian', 'administrator'] })
  kind!: string;

  @ApiProperty({ format: 'uuid' })
  unitId!: string;

  @ApiProperty({ example: '2026级1班' })
  unitName!: string;

  @ApiPropertyOptional({ format: 'uuid' })
  schoolId?: string;

  @ApiPropertyOptional({ example: '第一实验小学' })
  schoolName?: string;

  @ApiProperty({
    type: [String],
    example: ['班主任'],
    description: '监护人则为孩子姓名 Of a guardian: the child’s name',
  })
  titles!: readonly string[];

  @ApiProperty({ description: '当前使用的身份 The one in use' })
  current!: boolean;
}

export class OwnAccountResponse {
  @ApiProperty({ format: 'uuid' })
  accountId!: string;

  @ApiProperty({ format: 'uuid' })
  personId!: string;

  @ApiProperty({ format: 'uuid' })
  sessionId!: string;

  @ApiProperty({ example: '李明华' })
  name!: string;

  @ApiProperty({ enum: ['staff', 'student', 'guardian', 'administrator'] })
  audience!: string;

  @ApiPropertyOptional({ example: 'liminghua' })
  username?: string;

  @ApiPropertyOptional({ example: '138****5678' })
  maskedPhone?: string;

  @ApiProperty()
  hasPassword!: boolean;

  @ApiProperty()
  hasSecondFactor!: boolean;

  @ApiProperty({ description: '学校要求两步验证 The base demands a second factor of this person' })
  secondFactorDemanded!: boolean;

  @ApiProperty({ example: '2026-09-01T00:00:00Z', description: '本次登录时间 When this session signed in' })
  signedInAt!: Date;

  @ApiPropertyOptional({
    format: 'uuid',
    description:
      '本次登录选用的身份；页面写操作以 X-Plinth-Identity 带回 Identity chosen in this session; pages send it back with writes',
  })
  chosenIdentityId?: string;

  @ApiProperty({ type: [OwnIdentityView] })
  identities!: readonly OwnIdentityView[];
}

export class OwnSessionView extends SessionResponse {
  @ApiProperty({ description: '就是现在用的这个 This very one' })
  current!: boolean;
}

export class OwnSessionListResponse {
  @ApiProperty({ type: [OwnSessionView] })
  items!: readonly OwnSessionView[];
}

export class SignInView {
  @ApiProperty({ example: '2026-09-01T00:00:00Z' })
  at!: Date;

  @ApiProperty({ enum: ['success', 'refused'] })
  result!: string;

  @ApiProperty({ example: 'password' })
  method!: string;

  @ApiProperty({ example: '192.0.2.17' })
  address!: string;

  @ApiProperty({ example: 'Mozilla/5.0' })
  userAgent!: string;
}

export class SignInListResponse {
  @ApiProperty({ type: [SignInView] })
  items!: readonly SignInView[];
}

export class OwnApplicationView {
  @ApiProperty({ example: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e71' })
  clientId!: string;

  @ApiProperty({ example: '作业本' })
  name!: string;

  @ApiProperty({ example: 'https://homework.example/start' })
  launchUrl!: string;
}

export class OwnApplicationListResponse {
  @ApiProperty({ type: [OwnApplicationView] })
  items!: readonly OwnApplicationView[];
}

export class PasswordRulesResponse {
  @ApiProperty({ example: 10 })
  minLength!: number;

  @ApiProperty({
    example: 3,
    description: '大写、小写、数字、符号中至少几种 How many of capitals, lower case, digits, others',
  })
  minClasses!: number;

  @ApiProperty({ description: '已有密码，修改时要填 There is one already; a change asks for it' })
  hasPassword!: boolean;
}

export class ChangePasswordDto {
  @ApiProperty({
    maxLength: 128,
    description: '还没有密码时为空 Empty where there is none yet',
    example: 'Old-River-70',
  })
  @IsString()
  @MaxLength(128)
  currentPassword!: string;

  @ApiProperty({ maxLength: 128, example: 'Quiet-River-71' })
  @IsString()
  @MaxLength(128)
  newPassword!: string;
}

export class ChooseIdentityDto {
  @ApiProperty({ format: 'uuid', example: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e71' })
  @IsUUID('all')
  identityId!: string;
}

export class ChooseUsernameDto {
  @ApiProperty({ maxLength: 64, example: 'liminghua' })
  @IsString()
  @MaxLength(64)
  username!: string;
}
