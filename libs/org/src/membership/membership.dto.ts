import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { identifierKinds } from '../identifier/identifier';
import { NewMembershipBody } from '../person/person.dto';
import { positionKinds } from '../position/position';
import type { PositionKind } from '../position/position';

import type { KnownPerson } from './join-person.use-case';
import { exampleIds } from '../example-ids';

const reasons = ['left', 'transferred', 'graduated', 'ended'] as const;

export class EndMembershipBody {
  @ApiProperty({ enum: reasons })
  @IsIn(reasons)
  reason!: (typeof reasons)[number];
}

const documents = identifierKinds.filter(
  (kind): kind is KnownPerson['kind'] => kind !== 'student_number' && kind !== 'staff_number',
);

export class JoinPersonBody {
  @ApiProperty({ example: '张三' })
  @IsString()
  @MaxLength(120)
  name!: string;

  @ApiProperty({ enum: documents, example: 'passport' })
  @IsIn(documents)
  kind!: KnownPerson['kind'];

  @ApiProperty({ example: 'E00000000' })
  @IsString()
  @MaxLength(60)
  value!: string;

  @ApiProperty({ type: NewMembershipBody })
  @IsObject()
  @ValidateNested()
  @Type(() => NewMembershipBody)
  membership!: NewMembershipBody;
}

export class MoveMembershipBody {
  @ApiProperty({ format: 'uuid', example: exampleIds.class })
  @IsUUID()
  unitId!: string;
}

export class NewPositionBody {
  @ApiProperty({ format: 'uuid', example: exampleIds.class })
  @IsUUID()
  unitId!: string;

  @ApiProperty({ enum: positionKinds, example: 'subject_teacher' })
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
  @ApiProperty({ format: 'uuid', example: exampleIds.guardian })
  @IsUUID()
  guardianId!: string;

  @ApiProperty({ format: 'uuid', example: exampleIds.person })
  @IsUUID()
  studentId!: string;

  @ApiProperty({ example: '母亲', description: '代码或称谓（GB/T 4761） Code or word of the relation (GB/T 4761)' })
  @IsString()
  @MaxLength(20)
  relation!: string;

  @ApiPropertyOptional({ default: true })
  @IsOptional()
  @IsBoolean()
  custody?: boolean;
}
