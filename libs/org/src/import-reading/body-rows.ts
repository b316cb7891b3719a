import { plainText } from '../identifier/plain-text';
import type { MergedRange, RawRow } from './sheet-reader';

const footer =
  /^(?:合计|总计|小计|共计|以上|总人数|制表|填表|审核人?[:：]|校对|负责人[:：]|经办人|班主任(?:签[字名])?[:：]|校长[:：]?签|单位[(（:：]|盖章|签[字名章]|说明[:：]|备注[:：]|注[:：]|打印|导出|统计日期|日期[:：])|^(?:全班|本班|全校)?共\s*\d+\s*人|^\d{4}年\d{1,2}月\d{1,2}日$/;
/** What stands in an identifier's column of a person, and not of a sum or a signature. */
const identifier = /^\s*[a-z]{0,3}[\dx０-９-]{4,}\s*$/i;
const MOST_FOOTER_CELLS = 5;

export const isBlank = (row: RawRow): boolean => row.cells.every((cell) => cell === '' || cell.trim() === '');

/** 合计, 制表人 …: few cells, and none of them identifies a person. */
export function isFooter(row: RawRow, identifying: readonly number[]): boolean {
  if (identifying.some((column) => identifier.test(row.cells[column] ?? ''))) return false;
  const filled = row.cells.filter((cell) => cell.trim() !== '');
  return filled.length <= MOST_FOOTER_CELLS && filled.some((cell) => footer.test(plainText(cell)));
}

/** The header printed again, as on every page. */
export const isHeaderAgain = (
  row: RawRow,
  headers: readonly { readonly index: number; readonly header: string }[],
): boolean =>
  headers.length > 0 && headers.every(({ index, header }) => (row.cells[index] ?? '').trim() === header.trim());

/** One cell alone in its row, which may be the title of the next class. */
export function onlyCell(row: RawRow): string | undefined {
  let only: string | undefined;
  for (const cell of row.cells) {
    if (cell === '' || cell === only || cell.trim() === '') continue;
    if (only !== undefined) return undefined;
    only = cell;
  }
  return only;
}

/** Gives the cells below the first of a vertical merge its value (a class merged over all of its pupils). */
export class MergedCells {
  private readonly ranges: MergedRange[];
  private open: {
    readonly range: MergedRange;
    readonly texts: readonly string[];
    readonly marks: readonly string[];
  }[] = [];
  private next = 0;

  constructor(ranges: readonly MergedRange[], headerRow: number) {
    this.ranges = ranges
      .filter(({ top, bottom }) => bottom > top && top > headerRow)
      .sort((one, other) => one.top - other.top);
  }

  fill(row: RawRow): RawRow {
    if (this.ranges.length === 0) return row;
    this.open = this.open.filter(({ range }) => range.bottom >= row.number);
    const filled = this.open.length === 0 ? row : this.filled(row);
    for (let range = this.ranges[this.next]; range && range.top <= row.number; range = this.ranges[this.next]) {
      this.next += 1;
      if (range.top !== row.number) continue;
      const columns = Array.from({ length: range.right - range.left + 1 }, (_, at) => range.left + at);
      this.open.push({
        range,
        texts: columns.map((column) => row.cells[column] ?? ''),
        marks: columns.map((column) => row.marks?.[column] ?? 't'),
      });
    }
    return filled;
  }

  private filled(row: RawRow): RawRow {
    const cells = [...row.cells];
    const marks = [...(row.marks ?? [])];
    for (const { range, texts, marks: above } of this.open) {
      texts.forEach((text, at) => {
        const column = range.left + at;
        if (text === '' || (cells[column] ?? '') !== '') return;
        while (cells.length <= column) cells.push('');
        while (marks.length < cells.length) marks.push(' ');
        cells[column] = text;
        marks[column] = (above[at] ?? 't') as (typeof marks)[number];
      });
    }
    return { number: row.number, cells, marks };
  }
}
