import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { setupSteps } from './setup';
import type { SetupStep } from './setup';

export class SetupStepView {
  @ApiProperty({ enum: setupSteps })
  step!: SetupStep;

  @ApiProperty({ enum: ['open', 'done', 'skipped'], description: '待办、已完成、以后再说 To do, done, left for later' })
  state!: 'open' | 'done' | 'skipped';
}

export class SetupResponse {
  @ApiProperty({ type: [SetupStepView], description: '按先后顺序 In their order' })
  steps!: readonly SetupStepView[];

  @ApiProperty({ description: '还没有导入任何学生 No pupil has been brought in yet' })
  isEmpty!: boolean;
}

export class SkipSetupStepBody {
  @ApiProperty({ example: true, description: '以后再说；false 为重新列出 Left for later; false takes it up again' })
  @IsBoolean()
  skipped!: boolean;
}
