import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

export class InviteAdministratorDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'Unit to administrate; the root when absent' })
  @IsOptional()
  @IsUUID('all')
  unitId?: string;

  @ApiPropertyOptional({ example: 'school_admin', description: 'Role on the unit; region_admin when absent' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  @Matches(/^[a-z][a-z0-9_.-]*$/)
  roleKey?: string;
}

export class InvitationView {
  @ApiProperty({ description: 'One-time code, shown this once', example: '7KDM-49XR-2HTC' })
  code!: string;

  @ApiProperty({ description: 'Where it is typed in', example: 'https://base.example/first-administrator' })
  address!: string;

  @ApiProperty({ description: 'Days until it expires', example: 14 })
  validDays!: number;
}
