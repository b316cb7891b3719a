const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/**
 * A value that is indexed and sealed on another thread while the next rows are read. It is staged as two cells, its blind
 * index and itself sealed; null where it is not sealed. Both in hex.
 */
export interface LateValue {
  readonly kind: string;
  readonly purpose: string;
  readonly plain: string;
  blind: string | undefined;
  sealed: string | undefined;
}

export type CopyCell = string | number | boolean | null | undefined;
export type CopyRow = readonly CopyCell[];

/** One value in the text format of COPY (PostgreSQL manual, COPY, "Text Format"). */
export function copyValue(value: CopyCell): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string')
    return special.test(value) ? value.replace(/[\\\t\n\r]/g, (char) => escapes[char] as string) : value;
  return typeof value === 'boolean' ? (value ? 't' : 'f') : String(value);
}

const hexCell = (hex: string | undefined): string => (hex === undefined ? '\\N' : `\\\\x${hex}`);

/**
 * One line to come: what is known at once as one flat text, and after it the values that are sealed meanwhile. Thousands
 * wait at a time, and the garbage collector carries each cell that is an object of its own.
 */
export interface StagedLine {
  readonly text: string;
  readonly late: readonly (LateValue | null)[];
}

export const stagedLine = (row: CopyRow, late: readonly (LateValue | null)[]): StagedLine => ({
  text: row.map(copyValue).join('\t'),
  late,
});

export function copyLine(row: CopyRow | StagedLine): string {
  if (!('late' in row)) return `${row.map(copyValue).join('\t')}\n`;
  let line = row.text;
  for (const value of row.late) line += `\t${hexCell(value?.blind)}\t${hexCell(value?.sealed)}`;
  return `${line}\n`;
}
