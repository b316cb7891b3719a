import ExcelJS from 'exceljs';
import JSZip from 'jszip';

export const good = [
  ['姓名', '性别', '班级'],
  ['王小明', '男', '一(3)班'],
];

/** Blanks of a sheet that no school filled in, in bytes. */
export const BOMB = 34 * 1024 * 1024;

export async function workbook(rows: readonly (readonly unknown[])[], name = '名单'): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(name);
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

export async function zipOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new JSZip();
  for (const [name, body] of Object.entries(parts)) zip.file(name, body);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: 6 } });
}

export async function changed(bytes: Buffer, part: string, change: (xml: string) => string | Buffer): Promise<Buffer> {
  const zip = await JSZip.loadAsync(bytes);
  zip.file(part, change((await zip.file(part)?.async('string')) ?? ''));
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', compressionOptions: { level: 6 } });
}

/** A workbook of some kilobytes, one sheet of which unpacks to `BOMB` bytes. */
export const bomb = async (): Promise<Buffer> =>
  changed(await workbook(good), 'xl/worksheets/sheet1.xml', () => Buffer.alloc(BOMB, 32));
