import { ApiProperty } from '@nestjs/swagger';
import { exampleIds } from '../example-ids';
import type { Change, ChangeKind } from './change';

export class ChangeResponse implements Change {
  @ApiProperty({ example: 'WzQ3MTFd', description: '此变更之后 After this change' })
  readonly cursor!: string;

  @ApiProperty({ format: 'uuid', example: exampleIds.event, description: '重复投递时不变 The same when told twice' })
  readonly id!: string;

  @ApiProperty({ enum: ['unit', 'person', 'membership', 'guardianship'] })
  readonly kind!: ChangeKind;

  @ApiProperty({ enum: ['changed', 'deleted'] })
  readonly action!: Change['action'];

  @ApiProperty({ format: 'uuid', example: exampleIds.person })
  readonly subjectId!: string;

  @ApiProperty({ format: 'date-time', example: '2026-09-01T00:00:00Z' })
  readonly occurredAt!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { id: exampleIds.person, name: '张三', status: 'active', memberships: [] },
    description: '现在的样子(同名册接口);删除时只有编号 As it is now, like in the roster; of a tombstone ids only',
  })
  readonly data!: Readonly<Record<string, unknown>>;
}

export class ChangePageResponse {
  @ApiProperty({ type: [ChangeResponse] })
  readonly items!: readonly ChangeResponse[];

  @ApiProperty({ example: 'WzQ3MTFd', description: '总是有:从这里继续 Always given: go on from here' })
  readonly nextCursor!: string;

  @ApiProperty({ example: false })
  readonly hasMore!: boolean;
}
