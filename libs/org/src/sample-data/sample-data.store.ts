import type { Tx } from '@plinth/platform-database';
import type { NewEvent } from '@plinth/platform-events';
import type { ImportState } from '../import/import-batch';
import type { RealData, SampleData, SampleState } from './sample-data';

export interface SampleImport {
  readonly id: string;
  readonly state: ImportState;
}

export interface RemovedSample {
  readonly people: number;
  /** What the world is told: everything of it has ended. */
  readonly events: readonly NewEvent[];
}

/** Port: the one sample of a base, and everything in it. */
export abstract class SampleDataStore {
  abstract current(): Promise<SampleData | undefined>;
  /** Stays as it is until the transaction ends. */
  abstract lock(tx: Tx): Promise<SampleData | undefined>;
  /** False when there is one. */
  abstract add(tx: Tx, sample: Pick<SampleData, 'unitId' | 'schoolId' | 'path' | 'madeBy'>): Promise<boolean>;
  abstract setState(tx: Tx, state: SampleState): Promise<void>;
  /** The sample's own import of a file. */
  abstract importOf(schoolId: string, fileName: string): Promise<SampleImport | undefined>;
  /** All imports of the school, whose files are kept under their ids. */
  abstract importsOf(schoolId: string): Promise<readonly string[]>;
  abstract realDataIn(tx: Tx, sample: SampleData): Promise<RealData>;
  /** Deletes every row of it, and the mark; people who belong elsewhere as well keep what they have there. */
  abstract remove(tx: Tx, actor: string): Promise<RemovedSample>;
}
