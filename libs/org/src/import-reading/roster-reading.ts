import type { RosterField } from './roster-field';
import type { RefusedRow, RosterKind, RosterRow } from './roster-row';
import type { RowProblem } from './row-problem';

export interface RecognisedColumn {
  /** From 0. */
  readonly index: number;
  readonly header: string;
  readonly field: RosterField;
  /** 1 = said by the user or a known spelling, below = by a pattern or by its neighbours. */
  readonly confidence: number;
}

export interface UnrecognisedColumn {
  readonly index: number;
  readonly header: string;
}

export interface RecognisedSheet {
  readonly name: string;
  readonly kind: RosterKind;
  /** As the user sees it; the first row of data is the next one. */
  readonly headerRow: number;
  readonly columns: readonly RecognisedColumn[];
  readonly unrecognised: readonly UnrecognisedColumn[];
  /** Title rows above the header, joined. */
  readonly title: string;
}

export interface SkippedSheet {
  readonly name: string;
  readonly reason: 'empty' | 'hidden' | 'no_header' | 'not_asked' | 'example';
}

export type RosterFormat = 'xlsx' | 'text';

export interface Recognition {
  readonly format: RosterFormat;
  /** Of a text file: utf-8, utf-16le, utf-16be, gb18030. */
  readonly encoding?: string;
  readonly separator?: string;
  readonly sheets: readonly RecognisedSheet[];
  readonly skipped: readonly SkippedSheet[];
}

export interface ReadingProgress {
  /** Rows of people read up to now. */
  readonly rows: number;
  /** 0 to 1, by bytes. */
  readonly share: number;
}

export interface ReadingBatch {
  /** Good rows, normalised. */
  readonly rows: readonly RosterRow[];
  readonly refused: readonly RefusedRow[];
  readonly problems: readonly RowProblem[];
  readonly progress: ReadingProgress;
}

/** An opened file: what it is, and its rows as often as they are asked for. `close` frees the file. */
export interface RosterReading {
  readonly recognition: Recognition;
  batches(): AsyncIterable<ReadingBatch>;
  close(): Promise<void>;
}
