import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Tx } from '@plinth/platform-database';
import { Jobs, Timers } from '@plinth/platform-timers';
import { ApplyImport } from './apply-import.use-case';
import { ClearImports } from './clear-imports.use-case';
import { GiveUpImport } from './give-up-import.use-case';
import { ImportJobs, STEP_ATTEMPTS } from './import-jobs';
import type { ImportStep } from './import-jobs';
import { ReadImport } from './read-import.use-case';

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
const names: Readonly<Record<ImportStep, string>> = { read: 'org.read-import', apply: 'org.apply-import' };

/** Import steps as durable jobs: a step whose process died is run again, from its start. */
@Injectable()
export class TimerImportJobs extends ImportJobs {
  constructor(private readonly timers: Timers) {
    super();
  }

  async request(tx: Tx, step: ImportStep, importId: string): Promise<void> {
    await this.timers.schedule(tx, { name: names[step], payload: { importId }, maxAttempts: STEP_ATTEMPTS });
  }
}

/** Does the steps as the runner asks, and gives up what fails at its last attempt. */
@Injectable()
export class ImportSteps {
  constructor(
    private readonly reading: ReadImport,
    private readonly applying: ApplyImport,
    private readonly givingUp: GiveUpImport,
  ) {}

  async run(step: ImportStep, importId: string, attempt: number): Promise<void> {
    try {
      await (step === 'read' ? this.reading.execute(importId) : this.apply(importId));
    } catch (error) {
      if (attempt >= STEP_ATTEMPTS) await this.givingUp.execute(importId);
      throw error;
    }
  }

  private async apply(importId: string): Promise<void> {
    await this.reading.stageAgain(importId);
    if (await this.applying.execute(importId)) return;
    await this.reading.stageAgain(importId, { whole: true });
    if (!(await this.applying.execute(importId))) throw new Error('Rows staged whole lack sealed values');
  }
}

/** Tells the runner who does the steps, and clears away every night what is older than 30 days or was left in between. */
@Injectable()
export class ImportHandlers implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly steps: ImportSteps,
    private readonly clearing: ClearImports,
    private readonly givingUp: GiveUpImport,
  ) {}

  onModuleInit(): void {
    for (const step of ['read', 'apply'] as const) {
      this.jobs.handle(names[step], (payload, { attempt }) =>
        this.steps.run(step, String(payload['importId']), attempt),
      );
    }
    this.jobs.every({ name: 'org.clear-imports', match: '17 18 * * *' }, async () => {
      await this.givingUp.stuckSince(new Date(Date.now() - DAY_MS));
      await this.clearing.execute(new Date(Date.now() - KEPT_DAYS * DAY_MS));
    });
  }
}
