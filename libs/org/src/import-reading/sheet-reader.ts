/** One row as the file has it. Cells are texts by column; a missing cell is ''. */
export interface RawRow {
  /** As the user sees it, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
  /** Absent when every cell is text; else one mark a cell. */
  readonly marks?: readonly CellMark[];
}

/** t text, n number, d date (a number with a date format), b boolean, e error value, ' ' nothing there. */
export type CellMark = 't' | 'n' | 'd' | 'b' | 'e' | ' ';

export interface MergedRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface SheetInFile {
  readonly name: string;
  readonly hidden: boolean;
}

/** Reads a file row by row; never holds more than a chunk of it. Forms: xlsx, text. */
export abstract class SheetReader {
  abstract readonly format: 'xlsx' | 'text';
  abstract readonly sheets: readonly SheetInFile[];
  /** Excel's count of days starts in 1904 in workbooks of old Macs. */
  abstract readonly dates1904: boolean;
  abstract readonly encoding?: string;
  abstract readonly separator?: string;
  abstract rows(sheet: number): AsyncIterable<readonly RawRow[]>;
  abstract mergedRanges(sheet: number): Promise<readonly MergedRange[]>;
  /** 0 to 1 of the sheet that is being read. */
  abstract share(): number;
  abstract close(): Promise<void>;
}
