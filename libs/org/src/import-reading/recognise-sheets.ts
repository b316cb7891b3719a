import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { plainText } from '../identifier/plain-text';
import type { ReadingOptions } from './reading-options';
import { recogniseColumns } from './recognise-columns';
import type { RecognisedColumns } from './recognise-columns';
import type { Recognition, RecognisedSheet, SkippedSheet } from './roster-reading';
import type { MergedRange, RawRow, SheetReader } from './sheet-reader';

const ROWS_SEARCHED = 30;
const example = /示例|样例|例子|填写说明|填表说明|example|sample|instruction/i;

/** Looks at the first rows of every sheet. @throws importSheetNotFound, importHeaderNotFound */
export async function recogniseSheets(
  reader: SheetReader,
  file: string,
  options: ReadingOptions,
): Promise<Recognition> {
  checkWanted(reader, options);
  const sheets: RecognisedSheet[] = [];
  const skipped: SkippedSheet[] = [];
  for (const [index, sheet] of reader.sheets.entries()) {
    const reason = reasonToSkip(sheet, options);
    const head = reason ? [] : await firstRows(reader, index);
    const found = head.length === 0 ? undefined : await headerOf(reader, index, head, { file, options });
    if (found) sheets.push(found);
    else skipped.push({ name: sheet.name, reason: reason ?? (head.length === 0 ? 'empty' : 'no_header') });
  }
  if (sheets.length === 0) {
    const isEmpty = skipped.every(({ reason }) => reason === 'empty' || reason === 'hidden');
    throw new DomainError(isEmpty ? OrgErrors.importFileEmpty : OrgErrors.importHeaderNotFound);
  }
  const { format, encoding, separator } = reader;
  return { format, ...(encoding ? { encoding } : {}), ...(separator ? { separator } : {}), sheets, skipped };
}

function checkWanted(reader: SheetReader, options: ReadingOptions): void {
  const names = reader.sheets.map(({ name }) => name);
  const missing = options.sheets?.find((sheet) => !names.includes(sheet));
  if (missing === undefined) return;
  throw new DomainError(OrgErrors.importSheetNotFound, { sheet: missing, sheets: names.join('、') });
}

function reasonToSkip(
  sheet: { name: string; hidden: boolean },
  options: ReadingOptions,
): SkippedSheet['reason'] | undefined {
  if (options.sheets) return options.sheets.includes(sheet.name) ? undefined : 'not_asked';
  if (sheet.hidden) return 'hidden';
  return example.test(sheet.name) ? 'example' : undefined;
}

async function firstRows(reader: SheetReader, sheet: number): Promise<RawRow[]> {
  const head: RawRow[] = [];
  for await (const rows of reader.rows(sheet)) {
    head.push(...rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).slice(0, ROWS_SEARCHED));
    if (head.length >= ROWS_SEARCHED) break;
  }
  return head.slice(0, ROWS_SEARCHED);
}

interface Around {
  readonly file: string;
  readonly options: ReadingOptions;
}

interface Candidate {
  readonly found: RecognisedColumns;
  readonly at: number;
  readonly row: number;
}

async function headerOf(
  reader: SheetReader,
  sheet: number,
  head: readonly RawRow[],
  { file, options }: Around,
): Promise<RecognisedSheet | undefined> {
  const name = reader.sheets[sheet]?.name ?? '';
  const merges = reader.format === 'xlsx' && head.length > 1 ? await reader.mergedRanges(sheet) : [];
  let best: Candidate | undefined;
  head.forEach((row, at) => {
    const hint = `${file} ${name} ${titleOf(head.slice(0, at))}`;
    const wishes = { ...options, hint };
    const single = { found: recogniseColumns(row.cells, wishes), at, row: row.number };
    const next = head[at + 1];
    const double = next && {
      found: recogniseColumns(joined(row, next, merges), wishes),
      at,
      row: next.number,
    };
    const isDouble = double && double.found.score > single.found.score + 1;
    const candidate = isDouble ? double : single;
    if (isHeader(candidate.found) && candidate.found.score > (best?.found.score ?? 0)) best = candidate;
  });
  if (!best) return undefined;
  const { kind, columns, unrecognised } = best.found;
  return { name, kind, headerRow: best.row, columns, unrecognised, title: titleOf(head.slice(0, best.at)) };
}

const isHeader = ({ columns, dismissed }: RecognisedColumns): boolean =>
  columns.length + dismissed >= 2 && columns.some(({ field }) => field === 'name');

const titleOf = (rows: readonly RawRow[]): string =>
  rows
    .map(({ cells }) => [...new Set(cells.map(plainText).filter((cell) => cell !== ''))].join(' '))
    .join(' ')
    .slice(0, 300);

/** A header of two rows: 监护人一 above 姓名 关系 电话. The upper cell reaches as far as it is merged, or blank to the right. */
function joined(upper: RawRow, lower: RawRow, merges: readonly MergedRange[]): string[] {
  const width = Math.max(upper.cells.length, lower.cells.length);
  let over = '';
  let reach = -1;
  return Array.from({ length: width }, (_, column) => {
    const above = upper.cells[column] ?? '';
    const below = lower.cells[column] ?? '';
    if (above !== '') {
      over = above;
      const merge = merges.find(({ top, left }) => top === upper.number && left === column);
      reach = merge ? merge.right : merges.length > 0 ? column : width;
    }
    return column <= reach && below !== '' && over !== below
      ? above === '' || column < reach || below
        ? `${over}${below}`
        : over
      : above || below;
  });
}
