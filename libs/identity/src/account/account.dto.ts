import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class FindAccountDto {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID('all')
  personId?: string;

  @ApiPropertyOptional({ description: 'As typed at sign-in: username, phone, document number, schoolcode/number' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  name?: string;
}

export class AssignPasswordDto {
  @ApiProperty({ maxLength: 128 })
  @IsString()
  @MaxLength(128)
  password!: string;

  @ApiPropertyOptional({ description: 'The person chooses an own one at the next sign-in; true when absent' })
  @IsOptional()
  @IsBoolean()
  mustChange?: boolean;
}

export class LoginNameView {
  @ApiProperty({ enum: ['username', 'phone', 'id_number', 'staff_number', 'student_number'] })
  kind!: string;

  @ApiProperty({ description: 'Somebody else had this name first: it does not sign in' })
  conflicting!: boolean;
}

export class AccountResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  personId!: string;

  @ApiProperty({ enum: ['staff', 'student', 'guardian', 'administrator'] })
  audience!: string;

  @ApiProperty({ enum: ['active', 'suspended', 'ended'] })
  status!: string;

  @ApiPropertyOptional()
  username?: string | null;

  @ApiProperty({ type: [LoginNameView] })
  loginNames!: readonly LoginNameView[];

  @ApiProperty()
  hasPassword!: boolean;

  @ApiProperty()
  hasSecondFactor!: boolean;

  @ApiProperty({ description: 'A printed code that was not used yet' })
  hasCode!: boolean;

  @ApiPropertyOptional()
  lastSignInAt?: Date | null;

  @ApiProperty()
  createdAt!: Date;
}

export class CodeResponse {
  @ApiProperty({ description: 'First-time code, shown this once' })
  code!: string;
}

export class SessionResponse {
  @ApiProperty({ format: 'uuid' })
  sessionId!: string;

  @ApiProperty()
  startedAt!: Date;

  @ApiProperty()
  lastSeenAt!: Date;

  @ApiProperty()
  address!: string;

  @ApiProperty()
  userAgent!: string;
}
