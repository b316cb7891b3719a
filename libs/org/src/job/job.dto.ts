import { ApiProperty } from '@nestjs/swagger';

export class JobFailureView {
  @ApiProperty({ example: 'org.import_file_encrypted' })
  code!: string;

  @ApiProperty({ example: '文件有密码。' })
  zh!: string;

  @ApiProperty({ example: 'The file has a password.' })
  en!: string;
}

export class JobResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ['org.import'] })
  kind!: string;

  @ApiProperty({ enum: ['reading', 'applying', 'undoing'] })
  step!: string;

  @ApiProperty({ format: 'uuid' })
  unitId!: string;

  @ApiProperty({ example: '学生花名册.xlsx' })
  title!: string;

  @ApiProperty({
    enum: ['running', 'waiting', 'done', 'failed', 'cancelled'],
    description: 'waiting：等待确认 Waits for somebody’s answer',
  })
  state!: string;

  @ApiProperty({ example: 0.42, description: '当前步骤的进度 0 到 1 Share of the step' })
  progress!: number;

  @ApiProperty({ example: 1080, description: '已读行数 Rows read' })
  done!: number;

  @ApiProperty({ type: Number, nullable: true, example: 3000 })
  total!: number | null;

  @ApiProperty()
  canCancel!: boolean;

  @ApiProperty()
  canResume!: boolean;

  @ApiProperty()
  canUndo!: boolean;

  @ApiProperty({ type: JobFailureView, nullable: true })
  failure!: JobFailureView | null;

  @ApiProperty({ example: '2026-09-01T00:00:00Z' })
  createdAt!: Date;

  @ApiProperty({ type: Date, nullable: true })
  finishedAt!: Date | null;
}

export class JobListResponse {
  @ApiProperty({ type: [JobResponse] })
  items!: readonly JobResponse[];
}
