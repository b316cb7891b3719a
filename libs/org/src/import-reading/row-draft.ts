import { fillIn } from '@plinth/error-contract';
import { plainText } from '../identifier/plain-text';
import { dateOfSerial, isoDate } from './roster-date';
import { attributeFields } from './roster-field';
import type { RosterAttribute, RosterField } from './roster-field';
import type { RosterRow } from './roster-row';
import { rowFaults } from './row-faults';
import type { RowFaultName } from './row-faults';
import type { RowProblem } from './row-problem';
import type { RecognisedColumn, RecognisedSheet } from './roster-reading';
import type { CellMark, RawRow } from './sheet-reader';

export type WritableRow = { -readonly [field in keyof RosterRow]?: RosterRow[field] };

/** Cells in which people say "nothing". */
const nothing = new Set([
  '无',
  '/',
  '\\',
  '-',
  '—',
  '——',
  '--',
  '暂无',
  '没有',
  'null',
  'NULL',
  'N/A',
  'n/a',
  '#N/A',
  '空',
  '未知',
]);
const simple = /^[\x21-\x26\x28-\x7e\u4e00-\u9fff](?:[\x20-\x7e\u4e00-\u9fff]*[\x21-\x7e\u4e00-\u9fff])?$/;

/** Columns of a sheet by field, looked up once. */
export class SheetPlan {
  /** Of the fields kept as text, those that the sheet has. */
  readonly attributes: readonly RosterAttribute[];
  private readonly byField: ReadonlyMap<RosterField, RecognisedColumn>;

  constructor(
    readonly sheet: RecognisedSheet,
    readonly dates1904: boolean,
  ) {
    this.byField = new Map(sheet.columns.map((column) => [column.field, column]));
    this.attributes = attributeFields.filter((field) => this.byField.has(field));
  }

  column(field: RosterField): RecognisedColumn | undefined {
    return this.byField.get(field);
  }
}

/** One row while the rules look at it: cells in, a row and its problems out. */
export class RowDraft {
  readonly row: WritableRow;
  readonly problems: RowProblem[] = [];
  private refused = false;

  constructor(
    readonly plan: SheetPlan,
    readonly raw: RawRow,
  ) {
    this.row = { sheet: plan.sheet.name, row: raw.number, kind: plan.sheet.kind };
  }

  get isRefused(): boolean {
    return this.refused;
  }

  has(field: RosterField): boolean {
    return this.plan.column(field) !== undefined;
  }

  /** The cell trimmed and in half-width, '' when blank or when it says that there is nothing. */
  text(field: RosterField): string {
    const column = this.plan.column(field);
    const cell = column === undefined ? undefined : this.raw.cells[column.index];
    if (cell === undefined || cell === '') return '';
    const text = simple.test(cell) ? cell : plainText(cell).replace(/^'/, '');
    return text.length < 5 && nothing.has(text) ? '' : text;
  }

  mark(field: RosterField): CellMark {
    const column = this.plan.column(field);
    return (column && this.raw.marks?.[column.index]) ?? 't';
  }

  fault(name: RowFaultName, field?: RosterField, details: Readonly<Record<string, unknown>> = {}): void {
    const { code, severity, zh, en } = rowFaults[name];
    const column = field === undefined ? undefined : this.plan.column(field);
    this.refused ||= severity === 'error';
    this.problems.push({
      sheet: this.plan.sheet.name,
      row: this.raw.number,
      column: column?.header ?? '',
      ...(field === undefined ? {} : { field }),
      value: column ? this.shown(column) : '',
      severity,
      code,
      zh: fillIn(zh, details),
      en: fillIn(en, details),
    });
  }

  /** As the user sees the cell: a number with a date format is a date. */
  private shown(column: RecognisedColumn): string {
    const cell = this.raw.cells[column.index] ?? '';
    if (this.raw.marks?.[column.index] !== 'd') return cell;
    const date = dateOfSerial(Number(cell), this.plan.dates1904);
    return date ? isoDate(date) : cell;
  }
}
