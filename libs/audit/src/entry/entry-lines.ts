import type { StoredEntry } from './entry';

export type ExportFormat = 'csv' | 'ndjson';

const columns = [
  'id',
  'position',
  'recordedAt',
  'writer',
  'actor',
  'action',
  'result',
  'unitId',
  'unitPath',
  'target',
  'fields',
  'count',
  'requestId',
  'address',
  'detail',
] as const satisfies readonly (keyof StoredEntry)[];

/** First bytes of an export. The mark makes spreadsheet programs read Chinese as UTF-8. */
export const headOf = (format: ExportFormat): string => (format === 'csv' ? `\ufeff${columns.join(',')}\r\n` : '');

export const lineOf = (entry: StoredEntry, format: ExportFormat): string =>
  format === 'csv' ? `${columns.map((column) => cell(entry[column])).join(',')}\r\n` : `${JSON.stringify(entry)}\n`;

function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : Array.isArray(value) ? value.join(' ') : JSON.stringify(value);
  // A cell that starts like a formula would be run by a spreadsheet program.
  const safe = typeof value !== 'number' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
