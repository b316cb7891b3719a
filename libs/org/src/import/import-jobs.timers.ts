import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { Tx } from '@plinth/platform-database';
import { Jobs, Timers } from '@plinth/platform-timers';
import { ApplyImport } from './apply-import.use-case';
import { ClearImports } from './clear-imports.use-case';
import { ImportJobs } from './import-jobs';
import type { ImportStep } from './import-jobs';
import { ReadImport } from './read-import.use-case';

const KEPT_DAYS = 30;
const names: Readonly<Record<ImportStep, string>> = { read: 'org.read-import', apply: 'org.apply-import' };

/** Import steps as durable jobs: a step whose process died is run again, from its start. */
@Injectable()
export class TimerImportJobs extends ImportJobs {
  constructor(private readonly timers: Timers) {
    super();
  }

  async request(tx: Tx, step: ImportStep, importId: string): Promise<void> {
    await this.timers.schedule(tx, { name: names[step], payload: { importId }, maxAttempts: 5 });
  }
}

/** Tells the runner who does the steps, and clears away every night what is older than 30 days. */
@Injectable()
export class ImportHandlers implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly reading: ReadImport,
    private readonly applying: ApplyImport,
    private readonly clearing: ClearImports,
  ) {}

  onModuleInit(): void {
    const idOf = (payload: Readonly<Record<string, unknown>>): string => String(payload['importId']);
    this.jobs.handle(names.read, (payload) => this.reading.execute(idOf(payload)));
    this.jobs.handle(names.apply, async (payload) => {
      await this.reading.stageAgain(idOf(payload));
      await this.applying.execute(idOf(payload));
    });
    this.jobs.every({ name: 'org.clear-imports', match: '17 18 * * *' }, async () => {
      await this.clearing.execute(new Date(Date.now() - KEPT_DAYS * 86_400_000));
    });
  }
}
