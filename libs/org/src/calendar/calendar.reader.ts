import type { CalendarEntry } from './calendar-entry';
import type { Term } from './term';

export interface ListedTerm extends Term {
  readonly unitId: string;
  readonly schoolYear: number;
}

export interface ListedEntry extends CalendarEntry {
  readonly unitName: string;
}

export interface CalendarOfDays {
  readonly terms: readonly ListedTerm[];
  readonly entries: readonly ListedEntry[];
}

export interface Days {
  /** YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
}

/** Port: what holds at places of the tree: entries of the place and above, and terms of the nearest that has any. */
export abstract class CalendarReader {
  abstract at(paths: readonly string[], days: Days): Promise<CalendarOfDays>;
  abstract pathOf(unitId: string): Promise<string | undefined>;
  /** Where the person is pupil, staff or teaches, and where the person's children are; of one identity, if named. */
  abstract placesOf(personId: string, identityId?: string): Promise<readonly string[]>;
}
