import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import type { FileBytes } from './file-bytes';
import { inMegabytes, readingLimits } from './reading-limits';
import type { ReadingLimits } from './reading-limits';
import type { SheetReader } from './sheet-reader';
import { TextSheetReader } from './sheet-reader.text';
import { XlsxSheetReader } from './sheet-reader.xlsx';

/** First bytes of files that are no roster, by the name that a user knows them by. */
const known: readonly (readonly [name: string, start: string])[] = [
  ['PDF', '%PDF'],
  ['PNG', '\x89PNG'],
  ['JPEG', '\xff\xd8\xff'],
  ['GIF', 'GIF8'],
  ['RAR', 'Rar!'],
  ['7z', '7z\xbc\xaf'],
  ['gzip', '\x1f\x8b'],
  ['RTF', '{\\rtf'],
];

/** Opens a file by what is in it, whatever its name says. With `isForRows` a workbook begins at once with what its rows will need. */
export async function openSheets(
  name: string,
  bytes: FileBytes,
  limits: ReadingLimits = readingLimits,
  { isForRows = false } = {},
): Promise<SheetReader> {
  const head = (await bytes.read(0, 512)).toString('latin1');
  if (bytes.size === 0 || (bytes.size < 512 && head.replace(/^\xef\xbb\xbf|^\xff\xfe|^\xfe\xff/, '').trim() === '')) {
    throw new DomainError(OrgErrors.importFileEmpty);
  }
  if (head.startsWith('\xd0\xcf\x11\xe0')) throw await compoundFile(bytes);
  const format = known.find(([, start]) => head.startsWith(start))?.[0] ?? markup(head);
  if (format) throw new DomainError(OrgErrors.importFileUnsupported, { format });
  const isZip = head.startsWith('PK');
  checkSize(bytes.size, isZip ? limits.workbookFile : limits.textFile);
  if (isZip) return XlsxSheetReader.open(bytes, limits, isForRows);
  return TextSheetReader.open(sheetNameOf(name), bytes, limits);
}

const sheetNameOf = (file: string): string => (file.split(/[\\/]/).pop() ?? file).replace(/\.\w{1,5}$/, '');

function checkSize(size: number, limit: number): void {
  if (size <= limit) return;
  throw new DomainError(OrgErrors.importFileTooLarge, { megabytes: inMegabytes(size), limit: inMegabytes(limit) });
}

/** Many systems export a web page or Excel 2003 XML under the name .xls. */
function markup(head: string): string | undefined {
  const text = head
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  if (/^<(!doctype|html|table|head|meta)/.test(text)) return 'HTML';
  return text.startsWith('<?xml') ? 'XML' : undefined;
}

/** [MS-CFB]: the container of .xls, and of an .xlsx with a password ([MS-OFFCRYPTO] §2.3, stream EncryptedPackage). */
async function compoundFile(bytes: FileBytes): Promise<DomainError> {
  const wide = (text: string) => Buffer.from(text, 'utf16le');
  const streams = { EncryptedPackage: wide('EncryptedPackage'), Workbook: wide('Workbook'), Book: wide('Book') };
  const found = new Set<string>();
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes.stream()) {
    const all = Buffer.concat([tail, chunk]);
    for (const [name, pattern] of Object.entries(streams)) if (all.includes(pattern)) found.add(name);
    tail = all.subarray(-64);
  }
  if (found.has('EncryptedPackage')) return new DomainError(OrgErrors.importFilePassword);
  if (found.size > 0) return new DomainError(OrgErrors.importFileOldWorkbook);
  return new DomainError(OrgErrors.importFileUnsupported, { format: 'OLE' });
}
