/** Why a file is not even sent. What only the server can see, it says itself. */
export type FileFault = 'empty' | 'tooLarge' | 'oldWorkbook' | 'password' | 'kind' | 'notWorkbook' | 'unreadable';

export const LARGEST_MB = 200;
const LARGEST = LARGEST_MB * 1024 * 1024;

const endings = ['xlsx', 'xlsm', 'csv', 'tsv', 'txt'] as const;
export const ACCEPTED = endings.map((ending) => `.${ending}`).join(',');

/** Of old workbooks and of encrypted new ones alike: [MS-CFB] §2.2. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = [0x50, 0x4b];
const SECTOR = 512;
const DIRECTORY_AT = 48;
const SECTOR_SHIFT_AT = 30;

const begins = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Reads a few hundred bytes; undefined when the file may be sent. */
export async function faultOf(file: File): Promise<FileFault | undefined> {
  const ending = endingOf(file.name);
  if (file.size === 0) return (await isReadable(file)) ? 'empty' : 'unreadable';
  const head = await bytesOf(file, 0, SECTOR);
  if (head === undefined) return 'unreadable';
  if (begins(head, COMPOUND)) return (await isEncrypted(file, head)) ? 'password' : 'oldWorkbook';
  if (ending === 'xls') return 'oldWorkbook';
  if (!endings.some((known) => known === ending)) return 'kind';
  if (file.size > LARGEST) return 'tooLarge';
  if (ending.startsWith('xls') && !begins(head, ZIP)) return 'notWorkbook';
  return undefined;
}

/** Also true of a file that somebody has saved again, moved or deleted since it was chosen: browsers refuse to read it. */
export const hasChanged = async (file: File): Promise<boolean> => !(await isReadable(file));

const isReadable = async (file: Blob): Promise<boolean> => (await bytesOf(file, 0, 1)) !== undefined;

async function bytesOf(file: Blob, from: number, to: number): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer());
  } catch {
    return undefined;
  }
}

/** An encrypted workbook is a compound file whose directory names the stream `EncryptedPackage`: [MS-OFFCRYPTO] §2.3. */
async function isEncrypted(file: Blob, head: Uint8Array): Promise<boolean> {
  if (head.length < SECTOR) return false;
  const view = new DataView(head.buffer);
  const size = 2 ** Math.min(view.getUint16(SECTOR_SHIFT_AT, true), 12);
  const at = (view.getUint32(DIRECTORY_AT, true) + 1) * size;
  const directory = await bytesOf(file, at, at + 4096);
  return new TextDecoder('utf-16le').decode(directory ?? new Uint8Array()).includes('EncryptedPackage');
}
