import type { RosterField } from './roster-field';

/** `error` refuses the row; with a `warning` the row goes in without what the problem names. */
export type Severity = 'error' | 'warning';

export interface RowProblem {
  readonly sheet: string;
  /** As the user sees it in the file. */
  readonly row: number;
  /** The header as in the file; empty when the problem is the whole row's. */
  readonly column: string;
  /** The field behind the column: isPersonalField says whether the value has to be masked. */
  readonly field?: RosterField;
  /** The cell as in the file, unmasked. */
  readonly value: string;
  readonly severity: Severity;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}
