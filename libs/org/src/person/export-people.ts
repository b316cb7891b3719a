import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import { openWorkbookWriter } from '../workbook-writer';
import type { PersonListItem, PersonListQuery, PersonListReader } from './person-list.reader';

const PAGE = 1_000;

const columns: readonly (readonly [header: string, value: (item: PersonListItem) => string])[] = [
  ['姓名', (item) => item.name],
  ['性别', (item) => ({ '1': '男', '2': '女' })[item.sex ?? ''] ?? ''],
  ['出生日期', (item) => item.birthDate ?? ''],
  ['身份', (item) => [...new Set(item.memberships.map(({ role }) => roleNames[role]))].join('、')],
  ['所在', (item) => item.memberships.map(({ unitName }) => unitName).join('、')],
  ['学号', (item) => item.identifiers['student_number'] ?? ''],
  ['学籍号', (item) => item.identifiers['student_code'] ?? ''],
  ['工号', (item) => item.identifiers['staff_number'] ?? ''],
  ['证件号', (item) => item.identifiers['id_card'] ?? item.identifiers['passport'] ?? ''],
  ['手机', (item) => item.contacts['phone'] ?? ''],
];

const roleNames = { student: '学生', staff: '教职工', guardian: '监护人', administrator: '管理人员' } as const;

/** A cell that begins like a formula is opened as one by spreadsheets: it gets an apostrophe in front. */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

export interface PeopleExport {
  readonly stream: Readable;
  /** Number of people once the stream has ended. */
  readonly finished: Promise<number>;
}

/** Exactly the filtered list as a workbook, page by page: memory does not grow with the list. Masked like the list. */
export function exportPeople(reader: PersonListReader, query: Omit<PersonListQuery, 'limit' | 'cursor'>): PeopleExport {
  const stream = new PassThrough();
  const finished = write(stream, reader, query);
  finished.catch((error: unknown) => stream.destroy(error as Error));
  return { stream, finished };
}

async function write(
  stream: PassThrough,
  reader: PersonListReader,
  query: Omit<PersonListQuery, 'limit' | 'cursor'>,
): Promise<number> {
  const workbook = await openWorkbookWriter(stream);
  const sheet = workbook.addWorksheet('人员');
  sheet.addRow(columns.map(([header]) => header)).commit();
  let count = 0;
  let cursor: string | undefined;
  do {
    const page = await reader.page({ ...query, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    for (const item of JSON.parse(page.items) as PersonListItem[]) {
      sheet.addRow(columns.map(([, value]) => harmless(value(item)))).commit();
    }
    count += page.count;
    cursor = page.nextCursor;
    if (stream.writableNeedDrain) await new Promise((resolve) => stream.once('drain', resolve));
  } while (cursor !== undefined && !stream.destroyed);
  sheet.commit();
  await workbook.commit();
  return count;
}
