import type { Tx } from '@plinth/platform-database';
import type { SchoolYear } from './term';

export interface PutStart {
  readonly unitId: string;
  readonly schoolYear: number;
  readonly startsOn: string;
}

/** Port: school years with their terms, as each unit has put them. */
export abstract class TermStore {
  abstract list(unitId: string): Promise<readonly SchoolYear[]>;
  /** The whole school year of a unit; no terms remove it. */
  abstract replace(tx: Tx, year: SchoolYear): Promise<void>;
  /** First days of these school years, where these units have put them. */
  abstract starts(unitIds: readonly string[], schoolYears: readonly number[]): Promise<readonly PutStart[]>;
}
