import { EventEmitter } from 'node:events';
import { Logger as NestLogger } from '@nestjs/common';
import { Logger, parseCronItems, run } from 'graphile-worker';
import type { Runner, Task, TaskList, WorkerEvents } from 'graphile-worker';
import { Pool } from 'pg';
import type { DatabaseServer } from '@plinth/platform-database';
import { scrapeSources, traced } from '@plinth/platform-telemetry';
import { countJobs } from './count-jobs';
import { jobSeconds, tellJobs } from './job-measure';
import type { JobHandler, Jobs } from './jobs';
import { listParked, retryParked } from './parked-job';
import type { ParkedJob } from './parked-job';
import { WorkerBeat } from './worker-beat';
import type { BeatOptions } from './worker-beat';

export interface JobRunnerOptions extends Partial<BeatOptions> {
  /** Jobs of this domain that this process runs at a time; 4 when absent. */
  readonly concurrency?: number;
  /** How often it looks for jobs whose time has come; 1,000 when absent. A job that is due at once needs no look. */
  readonly pollMs?: number;
}

const RELAUNCH_MS = 1_000;

/**
 * Without batching graphile-worker calls the statements that give a job back and waits for nobody: a connection that
 * breaks in that moment would be an unhandled rejection, which ends the process. In batches the failure ends the runner
 * instead, and `launchAgain` takes it from there.
 */
const handledFailures = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

/** Runs the jobs of one domain in this process. Any number of processes may; one job is run by one of them. */
export class JobRunner {
  private readonly logger: NestLogger;
  private readonly pool: Pool;
  private readonly beat: WorkerBeat;
  private runner: Runner | undefined;
  private relaunch: NodeJS.Timeout | undefined;
  private stopping = false;
  private unmeasure: (() => void) | undefined;

  constructor(
    server: DatabaseServer,
    private readonly domain: string,
    private readonly jobs: Jobs,
    private readonly options: JobRunnerOptions = {},
  ) {
    this.logger = new NestLogger(`Jobs ${domain}`);
    this.pool = new Pool({
      ...server.domain('timers'),
      max: this.concurrency + 2,
      application_name: `plinth-${domain}-jobs`,
    });
    const complain = (error: unknown): void => this.logger.error((error as Error).message);
    this.pool.on('error', complain);
    this.pool.on('connect', (client) => client.on('error', () => undefined));
    this.beat = new WorkerBeat(this.pool, { beatMs: 5_000, deadMs: 30_000, lostMs: 10_000, ...options }, complain);
  }

  async start(): Promise<void> {
    if (this.jobs.handlers.size === 0 || this.runner) return;
    this.stopping = false;
    await this.launch();
    await this.beat.start();
    const names = [...this.jobs.handlers.keys()];
    this.unmeasure = scrapeSources.add(`jobs ${this.domain}`, async () =>
      tellJobs(names, await countJobs(this.pool, this.domain)),
    );
  }

  /** Takes no new job, waits for those in hand, then closes its connections. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.unmeasure?.();
    clearTimeout(this.relaunch);
    await this.runner?.stop().catch(() => undefined);
    if (this.runner) await this.beat.stop().catch(() => undefined);
    this.runner = undefined;
    await this.pool.end();
  }

  /** Jobs that failed as often as they may and wait for a person. */
  parked(limit = 100): Promise<readonly ParkedJob[]> {
    return listParked(this.pool, this.domain, limit);
  }

  /** Runs a parked job again, with all its attempts. */
  retry(id: string): Promise<boolean> {
    return retryParked(this.pool, this.domain, id);
  }

  private async launch(): Promise<void> {
    const events: WorkerEvents = new EventEmitter();
    events.on('pool:create', ({ workerPool }) => this.beat.pools.add(workerPool.id));
    const runner = await run({
      pgPool: this.pool,
      schema: 'timers',
      taskList: this.taskList(),
      parsedCronItems: parseCronItems(this.cronItems()),
      concurrency: this.concurrency,
      pollInterval: this.options.pollMs ?? 1_000,
      noHandleSignals: true,
      preset: { worker: handledFailures },
      logger: new Logger(() => this.log),
      events,
    });
    this.runner = runner;
    runner.promise.catch(() => undefined).finally(() => this.launchAgain());
  }

  /** graphile-worker gives up without a database; a service that is up goes on when it is back. Its beat frees the jobs. */
  private launchAgain(): void {
    if (this.stopping) return;
    this.relaunch = setTimeout(() => void this.launch().catch(() => this.launchAgain()), RELAUNCH_MS);
  }

  private get concurrency(): number {
    return this.options.concurrency ?? 4;
  }

  private taskList(): TaskList {
    const task =
      (name: string, handler: JobHandler): Task =>
      async (payload, helpers) => {
        const job = { id: helpers.job.id, attempt: helpers.job.attempts, signal: helpers.abortSignal };
        this.beat.inHand.add(job.id);
        const startedAt = performance.now();
        let result = 'failed';
        try {
          await traced(`job ${name}`, () => handler((payload ?? {}) as Readonly<Record<string, unknown>>, job));
          result = 'done';
        } finally {
          jobSeconds.observe({ task: name, result }, (performance.now() - startedAt) / 1_000);
          this.beat.inHand.delete(job.id);
        }
      };
    return Object.fromEntries([...this.jobs.handlers].map(([name, handler]) => [name, task(name, handler)]));
  }

  private cronItems(): Parameters<typeof parseCronItems>[0] {
    return this.jobs.crontab.map(({ name, match, makeUpMs }) => ({
      task: name,
      match,
      identifier: name,
      options: { backfillPeriod: makeUpMs ?? 0, maxAttempts: 5 },
    }));
  }

  private readonly log = (level: string, message: string): void => {
    if (level === 'error') this.logger.error(message);
    else if (level === 'warning') this.logger.warn(message);
  };
}
