import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { Transactions } from '@plinth/platform-database';
import type { ReadingBatch } from '../import-reading/roster-reading';
import type { ImportBatch } from './import-batch';
import { failureOf } from './import-failure';
import { ImportRows } from './import-rows';
import type { StagedBatch } from './import-rows';
import { ImportSchools } from './import-school';
import { ImportStore } from './import.store';
import { RosterFiles } from './roster-files';
import { RosterSealing } from './sealed-value';
import { seldom } from './seldom';
import { RowStager } from './stage-row';

/** Share of the progress that reading takes; comparing takes the rest. */
const READING_SHARE = 0.8;

/** The dry run: reads the file into the staging tables and finds out what it would do. Safe to run again from the start. */
@Injectable()
export class ReadImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: ImportStore,
    private readonly rows: ImportRows,
    private readonly schools: ImportSchools,
    private readonly files: RosterFiles,
    private readonly sealing: RosterSealing,
  ) {}

  async execute(importId: string): Promise<void> {
    const batch = await this.imports.find(importId);
    if (batch?.state !== 'reading') return;
    try {
      if (await this.read(batch)) await this.compare(batch);
      else await this.dropAs(batch, () => this.imports.cancelled(importId));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.dropAs(batch, () => this.imports.fail(importId, failureOf(error)));
    }
  }

  /** Staged rows are not logged: when PostgreSQL crashed after the dry run they are gone, and come from the file again. */
  async stageAgain(importId: string): Promise<void> {
    const batch = await this.imports.find(importId);
    if (batch?.state !== 'applying' || (await this.rows.isStaged(importId))) return;
    await this.read(batch);
    await this.rows.analyse(importId);
  }

  /** Nothing of the file stays staged when it leads to nothing. */
  private async dropAs({ id }: ImportBatch, end: () => Promise<void>): Promise<void> {
    await end();
    await this.transactions.run((tx) => this.rows.drop(tx, id));
  }

  /** False when somebody asked to cancel. */
  private async read(batch: ImportBatch): Promise<boolean> {
    const school = await this.schools.of(batch.unitId);
    const reading = await this.files.open(batch.id, batch.fileName, {
      today: new Date().toISOString().slice(0, 10),
      ...batch.options,
      stages: school.stages,
      stageLengths: school.stageLengths,
      knownClassNames: school.classNames,
    });
    try {
      await this.imports.setRecognition(batch.id, reading.recognition);
      await this.rows.prepare(batch.id);
      return await this.stage(batch, reading.batches());
    } finally {
      await reading.close();
    }
  }

  /** While the database takes one batch in, the next is parsed and sealed. */
  private async stage(batch: ImportBatch, batches: AsyncIterable<ReadingBatch>): Promise<boolean> {
    const stager = new RowStager(this.sealing.of(batch.schoolId));
    let writing: Promise<void> = Promise.resolve();
    let told = 0;
    for await (const read of batches) {
      const staged = stageBatch(stager, read);
      await writing;
      writing = this.rows.append(batch.id, staged);
      writing.catch(() => undefined);
      if (performance.now() - told < 500) continue;
      told = performance.now();
      if (await this.imports.setProgress(batch.id, read.progress.share * READING_SHARE, read.progress.rows)) {
        await writing;
        return false;
      }
    }
    await writing;
    return true;
  }

  private async compare(batch: ImportBatch): Promise<void> {
    await this.rows.analyse(batch.id);
    await this.transactions.run(async (tx) => {
      const told = seldom((share) => this.imports.setProgress(batch.id, READING_SHARE + share * (1 - READING_SHARE)));
      const summary = await this.rows.compare(tx, batch, told);
      await this.imports.setSummary(tx, batch.id, summary);
      await this.imports.move(tx, batch.id, ['reading'], 'ready');
    });
  }
}

function stageBatch(stager: RowStager, read: ReadingBatch): StagedBatch {
  const staged = read.rows.map((row) => stager.stage(row));
  const people = [...staged.map(({ person }) => person), ...read.refused.map((row) => stager.stageRefused(row))];
  return {
    people,
    places: stager.takePlaces(),
    guardians: staged.flatMap(({ guardians }) => guardians),
    posts: staged.flatMap(({ posts }) => posts),
    problems: read.problems,
  };
}
