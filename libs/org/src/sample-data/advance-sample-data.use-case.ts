import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Transactions } from '@plinth/platform-database';
import { todayInChina, usualSchoolYearOn } from '../calendar/school-year';
import { ConfirmImport } from '../import/confirm-import.use-case';
import { ImportStore } from '../import/import.store';
import { StartImport } from '../import/start-import.use-case';
import { SAMPLE_ACTOR } from './sample-data';
import type { SampleData } from './sample-data';
import { SampleDataStore } from './sample-data.store';
import { SampleJobs } from './sample-jobs.timers';
import { sampleFiles } from './sample-roster';
import type { SampleFile } from './sample-roster';

const PAUSE_MS = 400;

/**
 * One step on the way of the sample: a file is handed in, or confirmed, or waited for, as everybody's files are. Then the
 * next step is asked for, so that a restart goes on where the imports stand and no runner is held meanwhile.
 */
@Injectable()
export class AdvanceSampleData {
  constructor(
    private readonly transactions: Transactions,
    private readonly samples: SampleDataStore,
    private readonly imports: ImportStore,
    private readonly start: StartImport,
    private readonly confirm: ConfirmImport,
    private readonly jobs: SampleJobs,
  ) {}

  async execute(): Promise<void> {
    const sample = await this.samples.current();
    if (sample?.state !== 'making') return;
    for (const file of sampleFiles(usualSchoolYearOn(todayInChina()))) {
      const step = await this.advance(sample, file);
      if (step === 'done') continue;
      if (step === 'failed') return this.settle('failed');
      await setTimeout(PAUSE_MS);
      return this.transactions.run((tx) => this.jobs.request(tx, 'make'));
    }
    return this.settle('ready');
  }

  private async advance({ schoolId }: SampleData, file: SampleFile): Promise<'done' | 'failed' | 'under way'> {
    const known = await this.samples.importOf(schoolId, file.name);
    if (known === undefined) {
      const content = Readable.from(Buffer.from(file.text));
      const roster = { unitId: schoolId, fileName: file.name, content, options: { kind: file.kind }, whole: false };
      await this.start.execute(roster, SAMPLE_ACTOR);
      return 'under way';
    }
    if (known.state === 'done') return 'done';
    if (known.state === 'reading' || known.state === 'applying') return 'under way';
    const batch = known.state === 'ready' ? await this.imports.find(known.id) : undefined;
    if (batch === undefined) return 'failed';
    await this.confirm.execute(batch, false, SAMPLE_ACTOR);
    return 'under way';
  }

  private async settle(state: 'ready' | 'failed'): Promise<void> {
    await this.transactions.run(async (tx) => {
      if ((await this.samples.lock(tx))?.state === 'making') await this.samples.setState(tx, state);
    });
  }
}
