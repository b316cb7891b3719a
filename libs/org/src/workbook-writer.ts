import type { Writable } from 'node:stream';
import type ExcelJS from 'exceljs';

export type WorkbookWriter = ExcelJS.stream.xlsx.WorkbookWriter;

/** A workbook that is written as it grows. The library is large and rarely needed: no start of a base waits for it. */
export async function openWorkbookWriter(stream: Writable, { useStyles = false } = {}): Promise<WorkbookWriter> {
  const { default: excel } = await import('exceljs');
  return new excel.stream.xlsx.WorkbookWriter({ stream, useStyles, useSharedStrings: false });
}
