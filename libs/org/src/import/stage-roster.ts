import { Injectable } from '@nestjs/common';
import type { ReadingBatch, ReadingProgress, RosterReading } from '../import-reading/roster-reading';
import type { RowProblem } from '../import-reading/row-problem';
import { IDENTIFIER_PURPOSE } from '../identifier/field-sealing';
import type { ImportBatch } from './import-batch';
import { ImportRows } from './import-rows';
import type { StagedBatch } from './import-rows';
import { ImportSchools } from './import-school';
import { ImportStore } from './import.store';
import { RosterFiles } from './roster-files';
import { PersonalValues, RosterSealing } from './sealed-value';
import { RowStager } from './stage-row';
import type { StagedRows } from './stage-row';
import type { StagedLines } from './staged-lines';

/** From so many rows it pays to ask whether the register has them already: sealing is most of the work of a row. */
const WORTH_ASKING = 500;
const ASKED_VALUES = 48;
const FILLED_AT_ONCE = 20_000;

/** Rows are read a few at a time, so that they are gone before the garbage collector looks, and appended many at a time. */
const READ_AT_ONCE = 200;
const APPENDED_AT_ONCE = 1_000;
const BATCHES_AHEAD = 3;
/** An append is mostly waiting for answers, so as many are under way at once. */
const APPENDS = 2;
const TOLD_EVERY_MS = 500;

export interface StagingOptions {
  /** Seals every value, whatever the register has. */
  readonly whole?: boolean;
  /** Hears the share of the file; false stops. */
  readonly told?: (share: number, rows: number) => Promise<boolean>;
}

/** `sealed`: every value of every line is; `part_sealed`: some were taken for known (see `seal`). */
export type StagingOutcome = 'stopped' | 'sealed' | 'part_sealed';

/** Reads a file into the staging tables: parsed here, sealed on another thread, taken in by the database, all at once. */
@Injectable()
export class RosterStaging {
  constructor(
    private readonly imports: ImportStore,
    private readonly rows: ImportRows,
    private readonly schools: ImportSchools,
    private readonly files: RosterFiles,
    private readonly sealing: RosterSealing,
  ) {}

  all(batch: ImportBatch, options: StagingOptions = {}): Promise<StagingOutcome> {
    return this.reading(batch, async (reading) => {
      await this.imports.setRecognition(batch.id, reading.recognition);
      await this.rows.prepare(batch.id);
      return this.stage(batch, reading, options);
    });
  }

  /**
   * Seals what was taken for known and is not: reads the file again for these lines only. Lines have the same numbers
   * each time; should one not be found, its values stay null and applying stages the whole file anew.
   */
  rest(batch: ImportBatch, lines: ReadonlySet<number>): Promise<void> {
    return this.reading(batch, async (reading) => {
      const stager = new RowStager(new PersonalValues(batch.schoolId));
      const fill = async () => {
        const staged = stager.take();
        await this.seal(staged, true);
        await this.rows.fill(batch.id, staged);
      };
      for await (const read of reading.batches()) {
        takeIn(stager, read, lines);
        if (stager.waiting >= FILLED_AT_ONCE) await fill();
      }
      await fill();
    });
  }

  private async reading<T>(batch: ImportBatch, work: (reading: RosterReading) => Promise<T>): Promise<T> {
    const school = await this.schools.of(batch.unitId);
    const reading = await this.files.open(batch.id, batch.fileName, {
      today: new Date().toISOString().slice(0, 10),
      ...batch.options,
      stages: school.stages,
      stageLengths: school.stageLengths,
      knownClassNames: school.classNames,
      batchRows: READ_AT_ONCE,
    });
    try {
      return await work(reading);
    } finally {
      await reading.close();
    }
  }

  /** While the database takes batches in, the next is sealed, and those after that are parsed. */
  private async stage(batch: ImportBatch, reading: RosterReading, options: StagingOptions): Promise<StagingOutcome> {
    const stager = new RowStager(new PersonalValues(batch.schoolId));
    const writing: Promise<void>[] = [];
    let told = 0;
    let isSealed = true;
    try {
      for await (const { staged, progress } of stagedBatches(reading, stager)) {
        const sealed = this.seal(staged, options.whole ?? false);
        const written = Promise.all([sealed, writing.at(-APPENDS)]).then(([whole]) => {
          isSealed &&= whole;
          return this.rows.append(batch.id, staged);
        });
        written.catch(() => undefined);
        if (writing.push(written) > BATCHES_AHEAD) await writing.shift();
        if (performance.now() - told < TOLD_EVERY_MS) continue;
        told = performance.now();
        if (!((await options.told?.(progress.share, progress.rows)) ?? true)) return 'stopped';
      }
      await Promise.all(writing);
      return isSealed ? 'sealed' : 'part_sealed';
    } finally {
      // Nothing of a reading that failed or was stopped arrives after it.
      await Promise.allSettled(writing);
    }
  }

  /**
   * A batch whose people the register has already is staged without the sealed values, by blind indexes and masks alone:
   * they would be thrown away. What turns out to be new after all is sealed by `rest`. Answers whether they are sealed.
   */
  private async seal({ people, guardians }: StagedRows, whole: boolean): Promise<boolean> {
    const isSealed = whole || !(await this.isKnown(people));
    await Promise.all([this.sealing.write(people, isSealed), this.sealing.write(guardians, isSealed)]);
    return isSealed;
  }

  private async isKnown(people: StagedLines): Promise<boolean> {
    if (people.count < WORTH_ASKING) return false;
    const asked = people.sampleOf(IDENTIFIER_PURPOSE, ASKED_VALUES).map((value) => this.sealing.blindOf(value));
    return asked.length > 0 && this.rows.areKnown(asked);
  }
}

interface Staged {
  readonly staged: StagedBatch;
  readonly progress: ReadingProgress;
}

async function* stagedBatches(reading: RosterReading, stager: RowStager): AsyncIterable<Staged> {
  let problems: RowProblem[] = [];
  let progress: ReadingProgress = { rows: 0, share: 0 };
  const batch = () => {
    const staged = { ...stager.take(), problems };
    problems = [];
    return { staged, progress };
  };
  for await (const read of reading.batches()) {
    takeIn(stager, read);
    if (read.problems.length > 0) problems.push(...read.problems);
    ({ progress } = read);
    if (stager.waiting >= APPENDED_AT_ONCE) yield batch();
  }
  if (stager.waiting + problems.length > 0) yield batch();
}

function takeIn(stager: RowStager, { rows, refused }: ReadingBatch, only?: ReadonlySet<number>): void {
  for (const row of rows) stager.stage(row, only);
  for (const row of refused) stager.stageRefused(row, only);
}
