import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import { openWorkbookWriter } from '../workbook-writer';
import type { Language } from '@plinth/platform-http';
import { titleOf, valueOf } from './people-columns';
import type { PeopleColumn } from './people-columns';
import type { PersonListFilter, PersonListItem, PersonListReader } from './person-list.reader';

const PAGE = 1_000;

/** A cell that begins like a formula is opened as one by spreadsheets: it gets an apostrophe in front. */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

export interface WhatToExport {
  readonly filter: PersonListFilter;
  readonly columns: readonly PeopleColumn[];
  readonly language: Language;
}

export interface PeopleExport {
  readonly stream: Readable;
  /** Number of people once the stream has ended. */
  readonly finished: Promise<number>;
}

/** Exactly the filtered list in the columns asked for, as a workbook, page by page: memory does not grow with the list. Masked like the list. */
export function exportPeople(reader: PersonListReader, what: WhatToExport): PeopleExport {
  const stream = new PassThrough();
  const finished = write(stream, reader, what);
  finished.catch((error: unknown) => stream.destroy(error as Error));
  return { stream, finished };
}

async function write(
  stream: PassThrough,
  reader: PersonListReader,
  { filter, columns, language }: WhatToExport,
): Promise<number> {
  const workbook = await openWorkbookWriter(stream);
  const sheet = workbook.addWorksheet(language === 'en' ? 'People' : '人员');
  sheet.addRow(columns.map((column) => titleOf(column, language))).commit();
  let count = 0;
  let cursor: string | undefined;
  do {
    const page = await reader.page({ ...filter, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    for (const item of JSON.parse(page.items) as PersonListItem[]) {
      sheet.addRow(columns.map((column) => harmless(valueOf(column, item, language)))).commit();
    }
    count += page.count;
    cursor = page.nextCursor;
    if (stream.writableNeedDrain) await new Promise((resolve) => stream.once('drain', resolve));
  } while (cursor !== undefined && !stream.destroyed);
  sheet.commit();
  await workbook.commit();
  return count;
}
