import { ApiProperty } from '@nestjs/swagger';
import { sampleStates } from './sample-data';
import type { SampleState } from './sample-data';

export class SampleDataResponse {
  @ApiProperty({
    enum: [...sampleStates, 'none'],
    description: '没有、正在生成、可用、失败、正在删除 None, being made, there, failed, being removed',
  })
  state!: SampleState | 'none';

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '示例学校 Its school' })
  schoolId!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  madeAt!: Date | null;
}
