import { Module } from '@nestjs/common';
import type { BeforeApplicationShutdown, DynamicModule, OnApplicationBootstrap } from '@nestjs/common';
import type { DatabaseServer } from '@plinth/platform-database';
import { JobRunner } from './job-runner';
import type { JobRunnerOptions } from './job-runner';
import { Jobs } from './jobs';
import { Timers } from './timers';
import { PostgresTimers } from './timers.store.postgres';

export interface TimersOptions extends JobRunnerOptions {
  readonly server: DatabaseServer;
  readonly domain: string;
}

/** Gives a domain its `Timers` and `Jobs` and runs the jobs while the application runs. */
@Module({})
export class TimersModule {
  static forDomain({ server, domain, ...options }: TimersOptions): DynamicModule {
    return {
      module: TimersModule,
      global: true,
      providers: [
        { provide: Timers, useClass: PostgresTimers },
        { provide: Jobs, useFactory: () => new Jobs(domain) },
        {
          provide: JobRunner,
          useFactory: (jobs: Jobs) => new JobRunner(server, domain, jobs, options),
          inject: [Jobs],
        },
        { provide: RunJobs, useFactory: (runner: JobRunner) => new RunJobs(runner), inject: [JobRunner] },
      ],
      exports: [Timers, Jobs, JobRunner],
    };
  }
}

class RunJobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly runner: JobRunner) {}

  onApplicationBootstrap(): Promise<void> {
    return this.runner.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.runner.stop();
  }
}
