import { faultOf, LARGEST_MB } from './file-check';

const PK = new TextEncoder().encode('PK\u0003\u0004 the rest');

/** A compound file whose directory, in its third sector, names one stream. */
function compound(entry: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const view = new DataView(bytes.buffer);
  view.setUint16(30, 9, true);
  view.setUint32(48, 1, true);
  [...entry].forEach((char, at) => view.setUint16(1024 + 2 * at, char.charCodeAt(0), true));
  return bytes;
}

const file = (name: string, content: BlobPart): File => new File([content], name);

function sized(name: string, megabytes: number): File {
  return Object.defineProperty(file(name, PK), 'size', { value: megabytes * 1024 * 1024 + 1 });
}

describe('a file is looked at before it is sent', () => {
  it.each([
    ['花名册.xlsx', PK],
    ['名册.CSV', '姓名,班级\n张三,七(1)班'],
    ['<script>.txt', '姓名\t班级'],
  ])('%s may be sent', async (name, content) => {
    expect(await faultOf(file(name, content))).toBeUndefined();
  });

  it.each([
    ['empty', file('名册.xlsx', '')],
    ['oldWorkbook', file('名册.xls', compound('Workbook'))],
    ['oldWorkbook', file('改了后缀.xlsx', compound('Workbook'))],
    ['oldWorkbook', file('名册.xls', '<html>exported by an old system</html>')],
    ['password', file('名册.xlsx', compound('EncryptedPackage'))],
    ['kind', file('名册.pdf', '%PDF-1.7')],
    ['kind', file('花名册', '姓名')],
    ['kind', sized('录像.mp4', LARGEST_MB)],
    ['notWorkbook', file('名册.xlsx', 'PDF renamed')],
    ['tooLarge', sized('名册.xlsx', LARGEST_MB)],
  ] as const)('%s: %#', async (fault, given) => {
    expect(await faultOf(given)).toBe(fault);
  });

  it('says so when the file is gone or was saved again since it was chosen', async () => {
    const gone = Object.assign(file('名册.xlsx', PK), {
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) }),
    });
    expect(await faultOf(gone as unknown as File)).toBe('unreadable');
  });

  it('does not stumble over a compound file cut short', async () => {
    expect(await faultOf(file('名册.xlsx', compound('EncryptedPackage').slice(0, 100)))).toBe('oldWorkbook');
  });
});
