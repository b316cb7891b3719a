import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { dataFields } from '@plinth/market-contract';
import type { DataField, DataFieldName, DataLevel } from '@plinth/market-contract';
import type { GrantView } from './list-grants';

const names = dataFields.map(({ name }) => name);
const EXAMPLE_UNIT = '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02';
const EXAMPLE_GRANT = '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e61';

export class DataFieldResponse implements DataField {
  @ApiProperty({ enum: names })
  readonly name!: DataFieldName;

  @ApiProperty({ enum: ['general', 'personal', 'sensitive'], example: 'personal', description: 'GB/T 43697—2024' })
  readonly level!: DataLevel;

  @ApiProperty({ example: '姓名' })
  readonly zh!: string;

  @ApiProperty({ example: 'Name' })
  readonly en!: string;
}

export class DataFieldListResponse {
  @ApiProperty({ type: [DataFieldResponse] })
  readonly items!: readonly DataField[];
}

export class GivenGrantResponse {
  @ApiProperty({ format: 'uuid', example: EXAMPLE_GRANT })
  readonly id!: string;
}

export class DataGrantResponse {
  @ApiProperty({ format: 'uuid', example: EXAMPLE_GRANT })
  readonly grantId!: string;

  @ApiProperty({ example: 'homework' })
  readonly clientId!: string;

  @ApiProperty({ format: 'uuid', example: EXAMPLE_UNIT })
  readonly unitId!: string;

  @ApiProperty({ enum: names, isArray: true, example: ['name', 'sex'] })
  readonly fields!: readonly string[];

  @ApiProperty({ example: '作业布置与批改' })
  readonly purpose!: string;

  @ApiProperty({ format: 'date-time', example: '2027-08-31T16:00:00Z' })
  readonly expiresAt!: Date;

  @ApiProperty({ example: 'person:0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e11' })
  readonly givenBy!: string;

  @ApiProperty({ format: 'date-time', example: '2026-09-01T00:00:00Z' })
  readonly givenAt!: Date;

  @ApiProperty({ type: Date, nullable: true, example: null })
  readonly revokedAt!: Date | null;

  @ApiProperty({ type: String, nullable: true, example: null })
  readonly revokedBy!: string | null;

  @ApiProperty({ example: true })
  readonly isInForce!: boolean;
}

export class DataGrantPageResponse {
  @ApiProperty({ type: [DataGrantResponse] })
  readonly items!: readonly GrantView[];

  @ApiPropertyOptional({ example: 'WyIwMTk5YTNjMiJd', description: '最后一页没有 Absent on the last page' })
  readonly nextCursor?: string;
}
