import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { positionKinds } from '../position/position';
import type { PositionKind } from '../position/position';

const reasons = ['left', 'transferred', 'graduated', 'ended'] as const;

export class EndMembershipBody {
  @ApiProperty({ enum: reasons })
  @IsIn(reasons)
  reason!: (typeof reasons)[number];
}

export class MoveMembershipBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  unitId!: string;
}

export class NewPositionBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  unitId!: string;

  @ApiProperty({ enum: positionKinds })
  @IsIn(positionKinds)
  kind!: PositionKind;

  @ApiPropertyOptional({ example: '数学' })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  subject?: string;

  @ApiPropertyOptional({ example: '2026-09-01' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  fromDate?: string;
}

export class NewGuardianshipBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  guardianId!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  studentId!: string;

  @ApiProperty({ example: '母亲', description: '代码或称谓(GB/T 4761)' })
  @IsString()
  @MaxLength(20)
  relation!: string;

  @ApiPropertyOptional({ default: true })
  @IsOptional()
  @IsBoolean()
  custody?: boolean;
}
