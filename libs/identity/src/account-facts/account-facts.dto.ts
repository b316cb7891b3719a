import { ApiProperty } from '@nestjs/swagger';

export class RoleAccountFactsView {
  @ApiProperty({ enum: ['staff', 'student', 'guardian'] })
  role!: string;

  @ApiProperty({ example: 1056, description: '在册人数 People now' })
  people!: number;

  @ApiProperty({ example: 1056, description: '可登录的账号 Accounts that may sign in' })
  accounts!: number;

  @ApiProperty({ example: 312, description: '还没有登录过 Have never signed in' })
  notActivated!: number;
}

export class UnitAccountFactsResponse {
  @ApiProperty({ format: 'uuid' })
  unitId!: string;

  @ApiProperty({ type: [RoleAccountFactsView] })
  roles!: readonly RoleAccountFactsView[];

  @ApiProperty({ example: '2026-09-01T00:00:00Z', description: '至多半分钟前 Half a minute ago at most' })
  countedAt!: Date;
}

export class UnusedSlipsResponse {
  @ApiProperty({ format: 'uuid' })
  unitId!: string;

  @ApiProperty({ example: 42, description: '可登录的学生 Pupils who may sign in' })
  pupils!: number;

  @ApiProperty({ example: 5, description: '还没有登录过 Have never signed in' })
  unused!: number;

  @ApiProperty({ example: '2026-09-01T00:00:00Z', description: '至多半分钟前 Half a minute ago at most' })
  countedAt!: Date;
}
