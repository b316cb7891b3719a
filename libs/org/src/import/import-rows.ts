import type { Tx } from '@plinth/platform-database';
import type { RowProblem } from '../import-reading/row-problem';
import type { ImportBatch, ImportSummary } from './import-batch';
import type { CopyRow } from './copy-text';
import type { StagedLines } from './staged-lines';

export interface StagedBatch {
  readonly people: StagedLines;
  readonly places: readonly CopyRow[];
  readonly guardians: StagedLines;
  readonly posts: readonly CopyRow[];
  readonly problems: readonly RowProblem[];
}

/** One class that the file names and the school does not have. */
export interface MissingClass {
  readonly stage: string;
  readonly entryYear: number;
  readonly number: number;
  readonly text: string;
}

export interface UndoCounts {
  readonly ended: number;
  readonly restored: number;
  readonly kept: number;
}

/** The staged rows of an import and what is done with them, set-based. */
export abstract class ImportRows {
  /** Empties what an earlier attempt staged. */
  abstract prepare(importId: string): Promise<void>;
  abstract append(importId: string, batch: StagedBatch): Promise<void>;
  /** Whether the register has nearly all of these blind indexes (hex) of numbers. */
  abstract areKnown(blinds: readonly string[]): Promise<boolean>;
  /** Lines of people of which a value would be written, or one of their guardians', that was staged without being sealed. */
  abstract unsealed(tx: Tx, importId: string, compared: ImportSummary): Promise<readonly number[]>;
  /** Sealed values of lines that are staged without. */
  abstract fill(importId: string, found: Pick<StagedBatch, 'people' | 'guardians'>): Promise<void>;
  /** For the planner: the tables are new and it knows nothing of them. */
  abstract analyse(batch: ImportBatch): Promise<void>;
  /** Imports of one school wait for one another until the transaction ends. */
  abstract lockSchool(tx: Tx, schoolId: string): Promise<void>;
  /** Finds what the rows would do now. `told` hears the share that is done. */
  abstract compare(tx: Tx, batch: ImportBatch, told?: (share: number) => Promise<void>): Promise<ImportSummary>;
  /** Whether a file whose dry run counts nothing has something to write all the same (a post, a guardian's other phone). */
  abstract writesUncounted(tx: Tx, batch: ImportBatch): Promise<boolean>;
  abstract missingClasses(tx: Tx, importId: string): Promise<readonly MissingClass[]>;
  /** After classes were added: rows find their class. */
  abstract placeAnew(tx: Tx, batch: ImportBatch): Promise<void>;
  abstract apply(
    tx: Tx,
    batch: ImportBatch,
    summary: ImportSummary,
    told?: (share: number) => Promise<void>,
  ): Promise<void>;
  abstract undo(tx: Tx, batch: ImportBatch, actor: string): Promise<UndoCounts>;
  /** Whether the staged rows are there: an unlogged table is empty after a crash of the server. */
  abstract isStaged(importId: string): Promise<boolean>;
  abstract drop(tx: Tx, importId: string): Promise<void>;
  /** Imports that have staged rows. */
  abstract stagedImports(): Promise<readonly string[]>;
}
