import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Jobs } from '@plinth/platform-timers';
import { AdvanceSampleData } from './advance-sample-data.use-case';
import { ClearSampleData } from './clear-sample-data.use-case';
import { sampleJobNames } from './sample-jobs.timers';

/** Tells the runner who does the steps. */
@Injectable()
export class SampleHandlers implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly advance: AdvanceSampleData,
    private readonly clear: ClearSampleData,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(sampleJobNames.make, () => this.advance.execute());
    this.jobs.handle(sampleJobNames.remove, () => this.clear.execute());
  }
}
