import type { components } from '@plinth/api-client';

type Sheet = components['schemas']['RecognisedSheetResponse'];

export interface ShownColumn {
  readonly index: number;
  readonly header: string;
  /** Null when it is left out on purpose or known to carry nothing; undefined when nobody knows what it is. */
  readonly field: string | null | undefined;
  readonly isSure: boolean;
}

const SURE = 0.85;

/** The columns of a sheet as they lie in the file, with what each was taken for. */
export function columnsOf(sheet: Sheet, header: readonly string[]): readonly ShownColumn[] {
  const known = new Map(sheet.columns.map((column) => [column.index, column]));
  const unknown = new Map(sheet.unrecognised.map((column) => [column.index, column]));
  const width = Math.max(header.length, ...[...known.keys(), ...unknown.keys()].map((index) => index + 1));
  return Array.from({ length: width }, (_, index) => {
    const column = known.get(index);
    return {
      index,
      header: column?.header ?? unknown.get(index)?.header ?? header[index] ?? '',
      field: column?.field ?? (unknown.has(index) ? undefined : null),
      isSure: (column?.confidence ?? 1) >= SURE,
    };
  }).filter(({ header: text, field }) => text !== '' || field !== null);
}
