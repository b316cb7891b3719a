import { StringDecoder } from 'node:string_decoder';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import type { FileBytes } from './file-bytes';
import type { ReadingLimits } from './reading-limits';
import { SheetReader } from './sheet-reader';
import type { MergedRange, RawRow, SheetInFile } from './sheet-reader';
import { SharedStrings, readSharedStrings } from './shared-strings';
import { DamagedSheet, SheetRows } from './sheet-rows';
import { dateStylesOf, mergedRangesOf, relationsOf, workbookOf } from './workbook-parts';
import type { WorkbookSheet } from './workbook-parts';
import { prefixOf } from './xml-text';
import { ZipArchive, corrupt } from './zip-archive';

interface OpenWorkbook {
  readonly archive: ZipArchive;
  readonly sheets: readonly WorkbookSheet[];
  readonly dates1904: boolean;
  readonly strings: SharedStrings;
  readonly dateStyles: readonly boolean[];
  readonly limits: ReadingLimits;
  /** Merged ranges of the first sheet, being read; undefined when that failed. */
  readonly ahead: Promise<readonly MergedRange[] | undefined>;
}

const SHEET_END = /<\/(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\s*\/>/;

const endsSheet = (text: string): boolean => text.includes('sheetData') && SHEET_END.test(text);

/**
 * Office Open XML workbooks. Written for rosters: one pass over the rows, the string table outside the heap.
 * bench/import-reading.bench.ts measures it beside hucre and exceljs.
 */
export class XlsxSheetReader extends SheetReader {
  readonly format = 'xlsx';
  readonly encoding = undefined;
  readonly separator = undefined;
  readonly dates1904: boolean;
  readonly sheets: readonly SheetInFile[];
  private readonly merged = new Map<number, readonly MergedRange[]>();
  private done = 0;
  private total = 1;

  private constructor(private readonly workbook: OpenWorkbook) {
    super();
    this.sheets = workbook.sheets;
    this.dates1904 = workbook.dates1904;
  }

  /** With `isAhead` the merged ranges of the first sheet are unpacked while the strings are read. */
  static async open(bytes: FileBytes, limits: ReadingLimits, isAhead = false): Promise<XlsxSheetReader> {
    const archive = await ZipArchive.open(bytes, limits);
    try {
      return new XlsxSheetReader(await openWorkbook(archive, limits, isAhead));
    } catch (error) {
      archive.close();
      throw error;
    }
  }

  async *rows(sheet: number): AsyncIterable<readonly RawRow[]> {
    const { archive, limits } = this.workbook;
    const part = this.partOf(sheet);
    const decoder = new StringDecoder('utf8');
    const context = { ...this.workbook, columns: limits.columns };
    let reading: SheetRows | undefined;
    let before = '';
    let tail = '';
    let isWhole = false;
    this.done = 0;
    this.total = archive.sizeOf(part) || 1;
    for await (const chunk of archive.stream(part)) {
      const text = before + decoder.write(chunk);
      this.done += chunk.length;
      const prefix = reading ? undefined : prefixOf(text, 'worksheet');
      if (prefix !== undefined) reading = new SheetRows(prefix, context);
      before = reading ? '' : text;
      if (!reading && before.length > limits.rowText) throw corrupt(part);
      if (!reading) continue;
      const rows = pushed(reading, text, part);
      if (reading.waiting > limits.rowText) throw corrupt(part);
      isWhole ||= endsSheet(tail + text);
      tail = text.slice(-40);
      if (rows.length > 0) yield rows;
    }
    if (!isWhole) throw corrupt(part);
  }

  /** They stand after the rows, so the sheet is unpacked once more for them, without looking at its rows. */
  async mergedRanges(sheet: number): Promise<readonly MergedRange[]> {
    const { archive, limits, ahead } = this.workbook;
    const begun = sheet === 0 ? await ahead : undefined;
    const known = this.merged.get(sheet) ?? begun ?? (await readMergedRanges(archive, this.partOf(sheet), limits));
    this.merged.set(sheet, known);
    return known;
  }

  share(): number {
    return Math.min(1, this.done / this.total);
  }

  async close(): Promise<void> {
    await this.workbook.ahead;
    this.workbook.archive.close();
  }

  private partOf(sheet: number): string {
    const part = this.workbook.sheets[sheet]?.part;
    if (part === undefined || !this.workbook.archive.has(part)) throw corrupt(`sheet ${sheet + 1}`);
    return part;
  }
}

async function readMergedRanges(
  archive: ZipArchive,
  part: string,
  limits: ReadingLimits,
): Promise<readonly MergedRange[]> {
  const chunks: Buffer[] = [];
  let size = 0;
  let before: Buffer = Buffer.alloc(0);
  for await (const chunk of archive.stream(part)) {
    if (chunks.length === 0) {
      const all = Buffer.concat([before, chunk]);
      if (all.includes('sheetData') && endsSheet(all.toString('latin1'))) chunks.push(all);
      before = all.subarray(-40);
    } else {
      chunks.push(chunk);
      size += chunk.length;
    }
    if (size > limits.part) return [];
  }
  return mergedRangesOf(Buffer.concat(chunks).toString('utf8'));
}

function pushed(reading: SheetRows, text: string, part: string): RawRow[] {
  try {
    return reading.push(text);
  } catch (error) {
    throw error instanceof DamagedSheet ? corrupt(part) : error;
  }
}

async function openWorkbook(archive: ZipArchive, limits: ReadingLimits, isAhead: boolean): Promise<OpenWorkbook> {
  const part = await workbookPart(archive);
  const folder = part.split('/').slice(0, -1).join('/');
  const relationsPart = `${folder === '' ? '' : `${folder}/`}_rels/${part.split('/').pop() ?? ''}.rels`;
  const relations = relationsOf(await archive.text(relationsPart), folder);
  const workbook = workbookOf(await archive.text(part), relations);
  if (workbook.sheets.length === 0) throw corrupt(part);
  const first = workbook.sheets[0]?.part;
  const ahead =
    isAhead && first !== undefined && archive.has(first)
      ? readMergedRanges(archive, first, limits).catch(() => undefined)
      : Promise.resolve(undefined);
  const targetOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target ?? '';
  const strings = targetOf('sharedStrings');
  const styles = targetOf('styles');
  return {
    archive,
    ...workbook,
    limits,
    ahead,
    strings: archive.has(strings)
      ? await readSharedStrings(archive.stream(strings), limits.sharedText)
      : new SharedStrings(limits.sharedText),
    dateStyles: archive.has(styles) ? dateStylesOf(await archive.text(styles)) : [],
  };
}

async function workbookPart(archive: ZipArchive): Promise<string> {
  const unsupported = (format: string) => new DomainError(OrgErrors.importFileUnsupported, { format });
  if (archive.has('xl/workbook.bin')) throw unsupported('xlsb');
  if (archive.has('mimetype')) throw unsupported('ods');
  if (!archive.has('_rels/.rels')) throw archive.has('xl/workbook.xml') ? corrupt('_rels/.rels') : unsupported('zip');
  const relations = relationsOf(await archive.text('_rels/.rels'), '');
  const part = [...relations.values()].find((relation) => relation.type === 'officeDocument')?.target ?? '';
  if (!part.startsWith('xl/')) throw unsupported(part.split('/')[0] || 'zip');
  if (!archive.has(part)) throw corrupt(part);
  return part;
}
