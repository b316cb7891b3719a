import type { Tx } from '@plinth/platform-database';
import type { Recognition } from '../import-reading/roster-reading';
import type { ImportBatch, ImportFailure, ImportOptions, ImportState, ImportSummary } from './import-batch';

export interface NewImport {
  readonly id: string;
  readonly unitId: string;
  readonly schoolId: string;
  readonly unitPath: string;
  readonly fileName: string;
  readonly fileSize: number;
  readonly options: ImportOptions;
  readonly whole: boolean;
  readonly actor: string;
}

/** The batches themselves; their rows are in `ImportRows`. */
export abstract class ImportStore {
  abstract add(tx: Tx, batch: NewImport): Promise<void>;
  /** What columns were taken for by hand in the school's latest import that was carried out. */
  abstract columnsOf(schoolId: string): Promise<ImportOptions['columns']>;
  abstract find(id: string): Promise<ImportBatch | undefined>;
  /** Moves from one of `from` to `to`; false when somebody else has moved it before. */
  abstract move(tx: Tx, id: string, from: readonly ImportState[], to: ImportState): Promise<boolean>;
  abstract setRecognition(id: string, recognition: Recognition): Promise<void>;
  /** Told outside the long transaction, so that it can be watched; answers whether somebody asked to cancel. */
  abstract setProgress(id: string, progress: number, rowsRead?: number): Promise<boolean>;
  /** Of an import that is to be read anew: what the former reading found is forgotten. */
  abstract setOptions(tx: Tx, id: string, options: ImportOptions, whole: boolean): Promise<void>;
  abstract setSummary(tx: Tx, id: string, summary: ImportSummary): Promise<void>;
  abstract cancelled(id: string): Promise<void>;
  abstract fail(id: string, failure: ImportFailure): Promise<void>;
  /** Of an import that was moved to `failed`. */
  abstract setFailure(tx: Tx, id: string, failure: ImportFailure): Promise<void>;
  /** Imports that are being read or applied and were begun before. */
  abstract unfinished(before: Date): Promise<readonly string[]>;
  /** False when it is not being read. */
  abstract askToCancel(tx: Tx, id: string): Promise<boolean>;
  abstract acceptLeaving(tx: Tx, id: string): Promise<void>;
  abstract markUndone(tx: Tx, id: string, actor: string): Promise<void>;
}
