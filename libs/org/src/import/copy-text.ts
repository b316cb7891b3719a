const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value that is sealed on another thread while the next rows are read; null until it is, and staged as such. */
export interface LateValue {
  readonly purpose: string;
  readonly plain: string;
  hex?: string;
}

/** Bytes that are in hex already. */
export class HexBytes {
  constructor(readonly hex: string) {}
}

export type CopyCell = string | number | boolean | HexBytes | LateValue | null | undefined;
export type CopyRow = readonly CopyCell[];

/** One value in the text format of COPY (PostgreSQL manual, COPY, "Text Format"). */
export function copyValue(value: CopyCell): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string')
    return special.test(value) ? value.replace(/[\\\t\n\r]/g, (char) => escapes[char] as string) : value;
  if (typeof value === 'object') return value.hex === undefined ? '\\N' : `\\\\x${value.hex}`;
  return typeof value === 'boolean' ? (value ? 't' : 'f') : String(value);
}

export function copyLine(row: CopyRow): string {
  let line = copyValue(row[0]);
  for (let at = 1; at < row.length; at += 1) line += `\t${copyValue(row[at])}`;
  return `${line}\n`;
}
