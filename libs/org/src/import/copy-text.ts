const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One value in the text format of COPY (PostgreSQL manual, COPY, "Text Format"). */
export function copyValue(value: string | number | boolean | Buffer | null | undefined): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string')
    return special.test(value) ? value.replace(/[\\\t\n\r]/g, (char) => escapes[char] as string) : value;
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  return typeof value === 'boolean' ? (value ? 't' : 'f') : String(value);
}

export type CopyRow = readonly (string | number | boolean | Buffer | null | undefined)[];

export const copyLine = (row: CopyRow): string => `${row.map(copyValue).join('\t')}\n`;
