import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Language } from '@plinth/platform-http';
import type { RawRow, SheetReader } from '../import-reading/sheet-reader';
import { openWorkbookWriter } from '../workbook-writer';
import type { ImportBatch } from './import-batch';
import { ImportReader } from './import.reader';
import { RosterFiles } from './roster-files';

type Reasons = ReadonlyMap<string, ReadonlyMap<number, string>>;

const titles = { zh: '问题说明', en: 'What is wrong' } as const;

/** The user's own rows that have a problem, under their own header, with the reasons in one more column. */
@Injectable()
export class ErrorWorkbook {
  constructor(
    private readonly reader: ImportReader,
    private readonly files: RosterFiles,
  ) {}

  async of(batch: ImportBatch, language: Language): Promise<Readable> {
    const reasons = await this.reasons(batch.id, language);
    const sheets = await this.files.sheets(batch.id, batch.fileName);
    const out = new PassThrough();
    this.write(batch, reasons, sheets, { out, title: titles[language] })
      .catch((error: Error) => out.destroy(error))
      .finally(() => void sheets.close());
    return out;
  }

  private async reasons(id: string, language: Language): Promise<Reasons> {
    const found = new Map<string, Map<number, string>>();
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await this.reader.problems(id, undefined, 1000, cursor);
      for (const problem of page.items) {
        const sheet = found.get(problem.sheet) ?? new Map<number, string>();
        const text = problem.column === '' ? problem[language] : `${problem.column}:${problem[language]}`;
        const before = sheet.get(problem.row);
        found.set(problem.sheet, sheet.set(problem.row, before === undefined ? text : `${before}\n${text}`));
      }
      cursor = page.nextCursor;
    }
    return found;
  }

  private async write(
    batch: ImportBatch,
    reasons: Reasons,
    reader: SheetReader,
    to: { out: PassThrough; title: string },
  ) {
    const workbook = await openWorkbookWriter(to.out, { useStyles: true });
    for (const recognised of batch.recognition?.sheets ?? []) {
      const index = reader.sheets.findIndex(({ name }) => name === recognised.name);
      const wanted = reasons.get(recognised.name);
      if (index < 0 || wanted === undefined) continue;
      const sheet = workbook.addWorksheet(recognised.name.slice(0, 31));
      const copy = ({ cells }: RawRow, reason: string) => sheet.addRow([reason, ...cells].map(asText)).commit();
      for await (const rows of reader.rows(index)) {
        for (const row of rows) {
          if (row.number === recognised.headerRow) copy(row, to.title);
          const reason = wanted.get(row.number);
          if (reason !== undefined && row.number > recognised.headerRow) copy(row, reason);
        }
      }
      sheet.commit();
    }
    if ((batch.recognition?.sheets ?? []).every(({ name }) => !reasons.has(name))) workbook.addWorksheet('-').commit();
    await workbook.commit();
  }
}

/** A cell that begins like a formula stays text when the workbook is saved as CSV and opened again. */
const asText = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d/.test(cell) ? `'${cell}` : cell);
