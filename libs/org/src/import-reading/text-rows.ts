import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import type { RawRow } from './sheet-reader';

const candidates = [',', '\t', ';', '|', '，'] as const;

/** The separator that cuts most of the first lines into the same number of cells. */
export function detectSeparator(text: string): string {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (said) return said;
  const lines = text
    .split(/\r\n|\n|\r/)
    .slice(0, 30)
    .map((line) => line.replace(/"[^"]*"/g, ''));
  let best: { separator: string; score: number } = { separator: ',', score: 0 };
  for (const separator of candidates) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const found = line.split(separator).length - 1;
      if (found > 0) counts.set(found, (counts.get(found) ?? 0) + 1);
    }
    const score = Math.max(0, ...[...counts].map(([found, times]) => times * Math.min(found, 20)));
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** RFC 4180 with what schools send besides: blank rows, bare carriage returns, ="001", quotes inside a cell. */
export class TextRows {
  private rest = '';
  private record = '';
  private recordRow = 0;
  private number = 0;

  constructor(
    private readonly separator: string,
    private readonly limits: { readonly openQuote: number; readonly columns: number },
  ) {}

  push(text: string): RawRow[] {
    const all = this.rest + text;
    const rows: RawRow[] = [];
    const isMac = !all.includes('\n') && all.includes('\r') && !all.endsWith('\r');
    const source = isMac ? all.replaceAll('\r', '\n') : all;
    let from = 0;
    for (let end = source.indexOf('\n'); end >= 0; end = source.indexOf('\n', from)) {
      this.line(
        source.charCodeAt(end - 1) === 13 && end > from ? source.slice(from, end - 1) : source.slice(from, end),
        rows,
      );
      from = end + 1;
    }
    this.rest = source.slice(from);
    if (this.rest.length > this.limits.openQuote * 4) throw this.quoteOpen();
    return rows;
  }

  end(): RawRow[] {
    const rows: RawRow[] = [];
    if (this.rest !== '') this.line(this.rest.replace(/\r$/, ''), rows);
    if (this.record !== '') throw this.quoteOpen();
    this.rest = '';
    return rows;
  }

  private line(line: string, rows: RawRow[]): void {
    if (this.record === '') {
      this.number += 1;
      if (!line.includes('"')) {
        rows.push({ number: this.number, cells: line.split(this.separator, this.limits.columns) });
        return;
      }
      this.recordRow = this.number;
      this.record = line;
    } else {
      this.record += `\n${line}`;
      if (!line.includes('"')) return this.checkLength();
    }
    const cells = quotedCells(this.record, this.separator, this.limits.columns);
    if (!cells) return this.checkLength();
    rows.push({ number: this.recordRow, cells });
    this.record = '';
  }

  private checkLength(): void {
    if (this.record.length > this.limits.openQuote) throw this.quoteOpen();
  }

  private quoteOpen(): DomainError {
    return new DomainError(OrgErrors.importFileQuoteOpen, {
      row: this.record === '' ? this.number + 1 : this.recordRow,
    });
  }
}

/** undefined while a quote is open. */
function quotedCells(record: string, separator: string, columns: number): string[] | undefined {
  const cells: string[] = [];
  let at = 0;
  while (cells.length < columns) {
    let start = at;
    if (record[start] === '=' && record[start + 1] === '"') start += 1;
    if (record[start] !== '"') {
      const end = record.indexOf(separator, at);
      cells.push(end < 0 ? record.slice(at) : record.slice(at, end));
      if (end < 0) return cells;
      at = end + separator.length;
      continue;
    }
    let cell = '';
    let from = start + 1;
    for (;;) {
      const quote = record.indexOf('"', from);
      if (quote < 0) return undefined;
      cell += record.slice(from, quote);
      from = quote + 1;
      if (record[from] !== '"') break;
      cell += '"';
      from += 1;
    }
    const end = record.indexOf(separator, from);
    cells.push(cell + (end < 0 ? record.slice(from) : record.slice(from, end)));
    if (end < 0) return cells;
    at = end + separator.length;
  }
  return cells;
}
