import { Injectable } from '@nestjs/common';
import { Transactions } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import { ImportRows } from '../import/import-rows';
import { RosterFiles } from '../import/roster-files';
import { UnitStore } from '../unit/unit.store';
import { SAMPLE_ACTOR } from './sample-data';
import { SampleDataStore } from './sample-data.store';

const EVENTS_AT_ONCE = 200;

/**
 * Deletes the sample in one transaction: either all of it is there or nothing. Its files go first, so that a crash in
 * between leaves a sample without files and never files that nothing knows of.
 */
@Injectable()
export class ClearSampleData {
  constructor(
    private readonly transactions: Transactions,
    private readonly samples: SampleDataStore,
    private readonly units: UnitStore,
    private readonly rows: ImportRows,
    private readonly files: RosterFiles,
    private readonly outbox: Outbox,
  ) {}

  async execute(): Promise<void> {
    const sample = await this.samples.current();
    if (sample?.state !== 'removing') return;
    const imports = await this.samples.importsOf(sample.schoolId);
    for (const importId of imports) await this.files.remove(importId);
    await this.transactions.run(async (tx) => {
      // Alone: nobody adds a class to a school that is going.
      await this.units.lockTree(tx, 'alone');
      const locked = await this.samples.lock(tx);
      if (locked?.state !== 'removing') return;
      const real = await this.samples.realDataIn(tx, locked);
      if (real.imports.length > 0 || real.people > 0) {
        // Put in since it was asked for: whoever asks again is told what.
        await this.samples.setState(tx, 'ready');
        return;
      }
      for (const importId of imports) await this.rows.drop(tx, importId);
      const { events } = await this.samples.remove(tx, SAMPLE_ACTOR);
      for (let from = 0; from < events.length; from += EVENTS_AT_ONCE)
        await this.outbox.append(tx, ...events.slice(from, from + EVENTS_AT_ONCE));
    });
  }
}
