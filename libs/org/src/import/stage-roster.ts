import { Injectable } from '@nestjs/common';
import type { ReadingBatch, ReadingProgress, RosterReading } from '../import-reading/roster-reading';
import type { ImportBatch } from './import-batch';
import { ImportRows } from './import-rows';
import type { StagedBatch } from './import-rows';
import { ImportSchools } from './import-school';
import { ImportStore } from './import.store';
import { RosterFiles } from './roster-files';
import { RosterSealing } from './sealed-value';
import type { ValueSealer } from './sealed-value';
import { RowStager } from './stage-row';
import { blindsOf } from './staging';

/** From so many rows it pays to ask whether the register has them already: sealing is most of the work of a row. */
const WORTH_ASKING = 500;
const ASKED_ROWS = 16;
const FILLED_AT_ONCE = 20_000;

/** Rows are read a few at a time, so that they are gone before the garbage collector looks, and appended many at a time. */
const READ_AT_ONCE = 200;
const APPENDED_AT_ONCE = 2_000;
const BATCHES_AHEAD = 2;

export interface StagingOptions {
  /** Seals every value, whatever the register has. */
  readonly whole?: boolean;
  /** Hears the share of the file; false stops. */
  readonly told?: (share: number, rows: number) => Promise<boolean>;
}

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

  /** False when it was stopped. */
  all(batch: ImportBatch, options: StagingOptions = {}): Promise<boolean> {
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
      const sealer = this.sealing.of(batch.schoolId);
      const stager = new RowStager(sealer);
      let found: Pick<StagedBatch, 'people' | 'guardians'> = { people: [], guardians: [] };
      for await (const read of reading.batches()) {
        const { people, guardians } = stageBatch(stager, read, lines);
        const values = sealer.take();
        await sealer.index(values);
        await sealer.seal(values);
        found = { people: [...found.people, ...people], guardians: [...found.guardians, ...guardians] };
        if (found.people.length < FILLED_AT_ONCE) continue;
        await this.rows.fill(batch.id, found);
        found = { people: [], guardians: [] };
      }
      await this.rows.fill(batch.id, found);
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

  /** While the database takes one batch in, the next is sealed, and those after that are parsed. */
  private async stage(batch: ImportBatch, reading: RosterReading, options: StagingOptions): Promise<boolean> {
    const sealer = this.sealing.of(batch.schoolId);
    const stager = new RowStager(sealer);
    const writing: Promise<void>[] = [];
    let told = 0;
    for await (const { staged, progress } of stagedBatches(reading, stager)) {
      const sealed = this.seal(sealer, staged, options.whole ?? false);
      const written = Promise.all([sealed, writing.at(-1)]).then(() => this.rows.append(batch.id, staged));
      written.catch(() => undefined);
      if (writing.push(written) > BATCHES_AHEAD) await writing.shift();
      if (performance.now() - told < 500) continue;
      told = performance.now();
      if (!((await options.told?.(progress.share, progress.rows)) ?? true)) {
        await Promise.all(writing);
        return false;
      }
    }
    await Promise.all(writing);
    return true;
  }

  /**
   * A batch whose people the register has already is staged without the sealed values, by blind indexes and masks alone:
   * they would be thrown away. What turns out to be new after all is sealed by `rest`.
   */
  private async seal(sealer: ValueSealer, { people }: StagedBatch, whole: boolean): Promise<void> {
    const values = sealer.take();
    await sealer.index(values);
    if (!whole && people.length >= WORTH_ASKING) {
      const step = Math.floor(people.length / ASKED_ROWS);
      const asked = people.filter((_, at) => at % step === 0).flatMap(blindsOf);
      if (asked.length > 0 && (await this.rows.areKnown(asked))) return;
    }
    await sealer.seal(values);
  }
}

const together = (batches: readonly StagedBatch[]): StagedBatch => ({
  people: batches.flatMap(({ people }) => people),
  places: batches.flatMap(({ places }) => places),
  guardians: batches.flatMap(({ guardians }) => guardians),
  posts: batches.flatMap(({ posts }) => posts),
  problems: batches.flatMap(({ problems }) => problems),
});

interface Staged {
  readonly staged: StagedBatch;
  readonly progress: ReadingProgress;
}

async function* stagedBatches(reading: RosterReading, stager: RowStager): AsyncIterable<Staged> {
  let gathered: StagedBatch[] = [];
  let progress: ReadingProgress = { rows: 0, share: 0 };
  let lines = 0;
  for await (const read of reading.batches()) {
    const staged = stageBatch(stager, read);
    gathered.push(staged);
    ({ progress } = read);
    lines += staged.people.length;
    if (lines < APPENDED_AT_ONCE) continue;
    yield { staged: together(gathered), progress };
    gathered = [];
    lines = 0;
  }
  if (gathered.length > 0) yield { staged: together(gathered), progress };
}

function stageBatch(stager: RowStager, read: ReadingBatch, only?: ReadonlySet<number>): StagedBatch {
  const staged = read.rows.map((row) => stager.stage(row, only)).filter((row) => row !== undefined);
  const refused = read.refused.map((row) => stager.stageRefused(row, only)).filter((row) => row !== undefined);
  return {
    people: [...staged.map(({ person }) => person), ...refused],
    places: stager.takePlaces(),
    guardians: staged.flatMap(({ guardians }) => guardians),
    posts: staged.flatMap(({ posts }) => posts),
    problems: read.problems,
  };
}
