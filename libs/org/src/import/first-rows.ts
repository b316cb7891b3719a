import { Injectable } from '@nestjs/common';
import { mask } from '@plinth/platform-crypto';
import type { RecognisedSheet } from '../import-reading/roster-reading';
import type { RawRow, SheetReader } from '../import-reading/sheet-reader';
import type { ImportBatch } from './import-batch';
import { maskedCell } from './masked-cell';
import { RosterFiles } from './roster-files';

/** The file's own rows below the header, as they are shown under the recognised columns. */
export interface SheetFirstRows {
  readonly name: string;
  readonly headerRow: number;
  readonly header: readonly string[];
  readonly rows: readonly FirstRow[];
}

export interface FirstRow {
  readonly row: number;
  readonly cells: readonly string[];
}

const ROWS_SHOWN = 5;
const SHEETS_SHOWN = 60;
const CELL_SHOWN = 80;

/** Looks into the file again; identifiers and contacts are masked, also where nobody knows what a column is. */
@Injectable()
export class FirstRows {
  constructor(private readonly files: RosterFiles) {}

  async of(batch: ImportBatch): Promise<readonly SheetFirstRows[]> {
    const recognised = batch.recognition?.sheets ?? [];
    if (recognised.length === 0) return [];
    const reader = await this.files.sheets(batch.id, batch.fileName);
    try {
      const shown: SheetFirstRows[] = [];
      for (const sheet of recognised.slice(0, SHEETS_SHOWN)) shown.push(await firstRowsOf(reader, sheet));
      return shown;
    } finally {
      await reader.close();
    }
  }
}

async function firstRowsOf(reader: SheetReader, sheet: RecognisedSheet): Promise<SheetFirstRows> {
  const { name, headerRow } = sheet;
  const fields = new Map(sheet.columns.map(({ index, field }) => [index, field]));
  let header: readonly string[] = [];
  const rows: FirstRow[] = [];
  const cellsOf = ({ cells }: RawRow) =>
    cells.map((value, index) => {
      const field = fields.get(index);
      return field === undefined ? maskedNumbers(value) : maskedCell({ field, value }).slice(0, CELL_SHOWN);
    });
  const index = reader.sheets.findIndex((found) => found.name === name);
  for await (const read of index < 0 ? [] : reader.rows(index)) {
    for (const row of read) {
      if (row.number === headerRow) header = row.cells.map((text) => text.slice(0, CELL_SHOWN));
      else if (row.number > headerRow && row.cells.some((cell) => cell.trim() !== '') && rows.length < ROWS_SHOWN)
        rows.push({ row: row.number, cells: cellsOf(row) });
    }
    if (rows.length >= ROWS_SHOWN) break;
  }
  return { name, headerRow, header, rows };
}

/** A column that was not recognised may hold numbers of people all the same. */
const maskedNumbers = (value: string): string =>
  value.slice(0, CELL_SHOWN).replace(/[\dXx]{7,}/g, (number) => mask('id_number', number));
