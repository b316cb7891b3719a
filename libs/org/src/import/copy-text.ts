const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

export type CopyCell = string | number | boolean | null | undefined;
export type CopyRow = readonly CopyCell[];

export const NULL_CELL = '\\N';

/** Free text as one cell. */
export const textCell = (value: string): string =>
  special.test(value) ? value.replace(/[\\\t\n\r]/g, (char) => escapes[char] as string) : value;

/** One value in the text format of COPY (PostgreSQL manual, COPY, "Text Format"). */
export function copyValue(value: CopyCell): string {
  if (value === null || value === undefined) return NULL_CELL;
  if (typeof value === 'string') return textCell(value);
  return typeof value === 'boolean' ? (value ? 't' : 'f') : String(value);
}

export const copyLine = (row: CopyRow): string => `${row.map(copyValue).join('\t')}\n`;
