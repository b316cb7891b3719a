import type { CellMark, RawRow } from './sheet-reader';
import type { SharedStrings } from './shared-strings';
import { attributeOf, decodeXml, runsOf } from './xml-text';

export interface SheetContext {
  readonly strings: SharedStrings;
  /** By style index: whether the number is shown as a date. */
  readonly dateStyles: readonly boolean[];
  readonly columns: number;
}

export class DamagedSheet extends Error {}

interface Tags {
  readonly row: string;
  readonly rowEnd: string;
  readonly cell: string;
  readonly cellEnd: string;
  readonly value: string;
  readonly valueEnd: string;
  readonly prefix: string;
}

const tagsOf = (prefix: string): Tags => ({
  row: `<${prefix}row`,
  rowEnd: `</${prefix}row>`,
  cell: `<${prefix}c`,
  cellEnd: `</${prefix}c>`,
  value: `<${prefix}v`,
  valueEnd: `</${prefix}v>`,
  prefix,
});

/** Cuts the XML of a sheet into rows as it arrives. Only rows and cells are looked at, so it is no general XML parser. */
export class SheetRows {
  private rest = '';
  private last = 0;
  private readonly tags: Tags;

  constructor(
    prefix: string,
    private readonly context: SheetContext,
  ) {
    this.tags = tagsOf(prefix);
  }

  get waiting(): number {
    return this.rest.length;
  }

  push(text: string): RawRow[] {
    const xml = this.rest + text;
    const rows: RawRow[] = [];
    let at = 0;
    for (;;) {
      const start = this.nextRow(xml, at);
      if (start < 0) {
        this.rest = xml.slice(Math.max(at, xml.length - this.tags.row.length - 1));
        return rows;
      }
      const tagEnd = xml.indexOf('>', start);
      const isEmpty = tagEnd > 0 && xml.charCodeAt(tagEnd - 1) === 47;
      const end = tagEnd < 0 ? -1 : isEmpty ? tagEnd : xml.indexOf(this.tags.rowEnd, tagEnd);
      if (end < 0) {
        this.rest = xml.slice(start);
        return rows;
      }
      const number = Number(attributeOf(xml.slice(start, tagEnd), 'r')) || this.last + 1;
      this.last = number;
      if (!isEmpty) rows.push(this.cellsOf(xml.slice(tagEnd + 1, end), number));
      at = end + 1;
    }
  }

  private nextRow(xml: string, from: number): number {
    for (let at = xml.indexOf(this.tags.row, from); at >= 0; at = xml.indexOf(this.tags.row, at + 1)) {
      const next = xml.charCodeAt(at + this.tags.row.length);
      if (next === 32 || next === 62 || next === 47 || next === 10 || next === 13) return at;
      if (Number.isNaN(next)) return -1;
    }
    return -1;
  }

  private cellsOf(xml: string, number: number): RawRow {
    const { cell, cellEnd } = this.tags;
    const cells: string[] = [];
    const marks: CellMark[] = [];
    let column = -1;
    for (let at = xml.indexOf(cell); at >= 0; at = xml.indexOf(cell, at)) {
      const tagEnd = xml.indexOf('>', at);
      if (tagEnd < 0) throw new DamagedSheet();
      const tag = xml.slice(at, tagEnd);
      column = columnOf(attributeOf(tag, 'r')) ?? column + 1;
      const isEmpty = tag.charCodeAt(tag.length - 1) === 47;
      const end = isEmpty ? tagEnd : xml.indexOf(cellEnd, tagEnd);
      if (end < 0) throw new DamagedSheet();
      at = end + 1;
      if (isEmpty || column >= this.context.columns) continue;
      while (cells.length < column) {
        cells.push('');
        marks.push(' ');
      }
      marks[column] = this.put(cells, column, tag, xml.slice(tagEnd + 1, end));
    }
    return { number, cells, marks };
  }

  private put(cells: string[], column: number, tag: string, body: string): CellMark {
    const type = attributeOf(tag, 't');
    if (type === 'inlineStr') {
      cells[column] = runsOf(body, this.tags.prefix);
      return 't';
    }
    const value = this.valueOf(body);
    if (type === 's') {
      const text = value === '' ? '' : this.context.strings.get(Number(value));
      if (text === undefined) throw new DamagedSheet();
      cells[column] = text;
      return 't';
    }
    if (type === '' || type === 'n') {
      cells[column] = value;
      if (value === '') return ' ';
      return this.context.dateStyles[Number(attributeOf(tag, 's') || 0)] ? 'd' : 'n';
    }
    cells[column] = decodeXml(value);
    return type === 'e' ? 'e' : type === 'b' ? 'b' : 't';
  }

  private valueOf(body: string): string {
    const { value, valueEnd } = this.tags;
    const open = body.indexOf(value);
    if (open < 0) return '';
    const from = body.indexOf('>', open) + 1;
    const to = body.indexOf(valueEnd, from);
    return to < 0 ? '' : body.slice(from, to);
  }
}

/** "AB12" is column 27. */
export function columnOf(reference: string): number | undefined {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at);
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return at === 0 || at > 3 ? undefined : column - 1;
}
