import type { RosterField } from './roster-field';
import type { RosterKind, SchoolStage } from './roster-row';

/** Years of each stage; 五四制 is { primary: 5, junior: 4 }. */
export interface StageLengths {
  readonly kindergarten: number;
  readonly primary: number;
  readonly junior: number;
  readonly senior: number;
}

export const usualLengths: StageLengths = { kindergarten: 3, primary: 6, junior: 3, senior: 3 };

export interface ReadingOptions {
  /** Grades become entry years by it: YYYY-MM-DD. */
  readonly today: string;
  readonly kind?: RosterKind;
  /** Stages that the school has. In a school without primary, 一(3)班 is the first grade of junior or senior. */
  readonly stages?: readonly SchoolStage[];
  readonly stageLengths?: StageLengths;
  /** By header as in the file; null leaves the column out. Goes before recognition. */
  readonly columns?: Readonly<Record<string, RosterField | null>>;
  /** Only these sheets, by name. */
  readonly sheets?: readonly string[];
  /** Names of the school's classes that are not numbers (向日葵班), as they are stored. */
  readonly knownClassNames?: ReadonlySet<string>;
  /** Rows in a batch; 1,000 if not said. */
  readonly batchRows?: number;
}
