import { DomainError } from '@plinth/error-contract';
import { MemoryFileBytes } from './file-bytes';
import { openSheets } from './open-sheets';
import { readingLimits } from './reading-limits';
import { readBytes, readText } from './whole-roster.fixture';
import { BOMB, bomb, changed, good, workbook, zipOf } from './workbook.fixture';

const refusalOf = async (bytes: Buffer, name = '名单.xlsx'): Promise<DomainError> => {
  const error: unknown = await readBytes(name, bytes).catch((thrown: unknown) => thrown);
  if (!(error instanceof DomainError)) throw new Error(`Not refused with a DomainError: ${String(error)}`);
  expect(error.text('zh')).not.toMatch(/\{\w+\}/);
  expect(error.text('en')).not.toMatch(/\{\w+\}/);
  return error;
};
const codeOfText = async (text: string | Buffer) => (await refusalOf(Buffer.from(text), '名单.csv')).code;

const compound = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(600),
  ]);

describe('files that are no roster', () => {
  it.each([
    ['empty', Buffer.alloc(0), 'org.import_file_empty'],
    ['only blanks', Buffer.from('\ufeff \r\n\r\n'), 'org.import_file_empty'],
    ['an old .xls', compound('Workbook'), 'org.import_file_old_workbook'],
    ['a workbook with a password', compound('EncryptedPackage'), 'org.import_file_password'],
    ['another OLE file', compound('WordDocument'), 'org.import_file_unsupported'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'org.import_file_unsupported'],
    ['a web page named .xls', Buffer.from('<html><table><tr><td>姓名'), 'org.import_file_unsupported'],
    ['Excel 2003 XML', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'org.import_file_unsupported'],
    ['binary rubbish', Buffer.from([1, 0, 2, 3, 0, 0, 7, 9, 0, 1]), 'org.import_file_unsupported'],
    ['a zip that is cut off', Buffer.from('PK\x03\x04 and nothing else'), 'org.import_file_corrupt'],
  ])('%s', async (_, bytes, code) => {
    expect((await refusalOf(bytes)).code).toBe(code);
  });

  it('another kind of zip', async () => {
    expect((await refusalOf(await zipOf({ 'a.txt': 'x' }))).code).toBe('org.import_file_unsupported');
    expect((await refusalOf(await zipOf({ mimetype: 'ods' }))).code).toBe('org.import_file_unsupported');
    expect((await refusalOf(await zipOf({ 'xl/workbook.bin': 'x' }))).code).toBe('org.import_file_unsupported');
  });

  it('a workbook cut off in the middle', async () => {
    const bytes = await workbook(good);
    expect((await refusalOf(bytes.subarray(0, bytes.length / 2))).code).toBe('org.import_file_corrupt');
  });

  it('a workbook with flipped bytes in its sheet', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => [`学生${at * 7919}`, '男', `一(${(at % 9) + 1})班`]);
    const bytes = await workbook([...good, ...rows]);
    const start = bytes.indexOf('xl/worksheets/sheet1.xml') + 400;
    bytes.fill(0xff, start, start + 200);
    expect((await refusalOf(bytes)).code).toBe('org.import_file_corrupt');
  });

  it('a sheet whose XML ends early, or whose strings are missing', async () => {
    const bytes = await workbook(good);
    const sheet = 'xl/worksheets/sheet1.xml';
    const early = await changed(bytes, sheet, (xml) => xml.slice(0, xml.indexOf('</sheetData>') - 8));
    expect((await refusalOf(early)).code).toBe('org.import_file_corrupt');
    const lost = await changed(bytes, 'xl/sharedStrings.xml', () => '<sst></sst>');
    expect((await refusalOf(lost)).code).toBe('org.import_file_corrupt');
  });

  it('a zip bomb by its declared size, before unpacking anything', async () => {
    const bytes = await bomb();
    expect(bytes.length).toBeLessThan(200_000);
    const before = process.memoryUsage().rss;
    expect((await refusalOf(bytes)).code).toBe('org.import_file_unpacks_too_large');
    expect(process.memoryUsage().rss - before).toBeLessThan(30 * 1024 * 1024);
  });

  it('a zip bomb that lies about its size', async () => {
    const bytes = await bomb();
    const lying = Buffer.from(bytes);
    const declared = Buffer.alloc(4);
    declared.writeUInt32LE(BOMB);
    const small = Buffer.alloc(4);
    small.writeUInt32LE(5000);
    for (let at = lying.indexOf(declared); at >= 0; at = lying.indexOf(declared, at + 4)) small.copy(lying, at);
    expect((await refusalOf(lying)).code).toBe('org.import_file_unpacks_too_large');
  });

  it('a part too many, and a file above the limit', async () => {
    const parts = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`p${at}`, 'x']));
    const limits = { ...readingLimits, zipEntries: 20 };
    await expect(openSheets('a.xlsx', new MemoryFileBytes(await zipOf(parts)), limits)).rejects.toMatchObject({
      code: 'org.import_file_unpacks_too_large',
    });
    const small = { ...readingLimits, workbookFile: 1000, textFile: 20 };
    const size = { code: 'org.import_file_too_large', kind: 'too_large' };
    await expect(openSheets('a.xlsx', new MemoryFileBytes(await workbook(good)), small)).rejects.toMatchObject(size);
    const text = new MemoryFileBytes(Buffer.from('姓名,性别,班级\n王小明,男,一(3)班'));
    await expect(openSheets('a.csv', text, small)).rejects.toMatchObject(size);
  });

  it('a sheet that is not there, naming those that are', async () => {
    const bytes = await workbook(good, '一年级');
    await expect(readBytes('a.xlsx', bytes, { sheets: ['二年级'] })).rejects.toMatchObject({
      code: 'org.import_sheet_not_found',
      details: { sheet: '二年级', sheets: '一年级' },
    });
  });

  it('no header', async () => {
    expect(
      (
        await refusalOf(
          await workbook([
            ['王小明', '男'],
            ['李雷', '男'],
          ]),
        )
      ).code,
    ).toBe('org.import_header_not_found');
    expect(await codeOfText('王小明,男\n李雷,男\n')).toBe('org.import_header_not_found');
    expect(await codeOfText('性别,班级\n男,一(3)班\n')).toBe('org.import_header_not_found');
    expect((await refusalOf(await workbook([]))).code).toBe('org.import_file_empty');
  });
});

describe('text encodings', () => {
  const line = (text: string) => Buffer.from(text);
  const gb = (hex: string) => Buffer.from(hex, 'hex');
  /** 王小明,男,一(3)班 in GB18030. */
  const gbRow = Buffer.concat([
    gb('cdf5d0a1c3f7'),
    line(','),
    gb('c4d0'),
    line(','),
    gb('d2bb'),
    line('(3)'),
    gb('b0e0'),
    line('\n'),
  ]);
  const header = '姓名,性别,班级\n';

  it('names the first line in another encoding', async () => {
    const bytes = Buffer.concat([line(header), line('李雷,男,一(3)班\n'), gbRow]);
    const error = await refusalOf(bytes, '名单.csv');
    expect(error.code).toBe('org.import_file_mixed_encodings');
    expect(error.details).toEqual({ line: 3, found: 'GB18030', expected: 'UTF-8' });
  });

  it('the other way round, far down in the file', async () => {
    const gbHeader = Buffer.concat([gb('d0d5c3fb'), line(','), gb('d0d4b1f0'), line(','), gb('b0e0bcb6'), line('\n')]);
    const bytes = Buffer.concat([gbHeader, ...Array.from({ length: 20_000 }, () => gbRow), line('李雷,男,一(3)班\n')]);
    expect((await refusalOf(bytes, '名单.csv')).details).toEqual({ line: 20_002, found: 'UTF-8', expected: 'GB18030' });
  });

  it('names the line that is in neither', async () => {
    const bytes = Buffer.concat([line(header), line('李,男,'), Buffer.from([0xff, 0xff, 0x80]), line('\n')]);
    expect((await refusalOf(bytes, '名单.csv')).details).toEqual({ line: 2 });
  });

  it.each([
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), line(`${header}李雷,男,一(3)班`)]), 'utf-8'],
    ['UTF-16 LE with a mark', Buffer.from(`\ufeff${header}李雷,男,一(3)班`, 'utf16le'), 'utf-16le'],
    ['UTF-16 LE without', Buffer.from(`name,sex,class\n李雷,男,一(3)班`, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE with a mark', Buffer.from(`\ufeff${header}李雷,男,一(3)班`, 'utf16le').swap16(), 'utf-16be'],
  ])('%s', async (_, bytes, encoding) => {
    const whole = await readBytes('名单.csv', bytes);
    expect(whole.recognition.encoding).toBe(encoding);
    expect(whole.rows).toEqual([expect.objectContaining({ name: '李雷', row: 2, sex: '1' })]);
  });

  it('a quote that is never closed, naming where it opens', async () => {
    const error = await refusalOf(
      Buffer.from(`${header}李雷,男,一(3)班\n"韩梅,女,一(3)班\n王小明,男,一(3)班\n`),
      '名单.csv',
    );
    expect(error).toMatchObject({ code: 'org.import_file_quote_open', details: { row: 3 } });
  });

  it.each([[';'], ['\t'], ['|'], ['，']])('separator %j', async (separator) => {
    const whole = await readText(`${header}李雷,男,一(3)班\n`.replaceAll(',', separator));
    expect(whole.recognition.separator).toBe(separator);
    expect(whole.rows).toHaveLength(1);
  });

  it('quotes, line ends inside cells, ="…" and old Mac line ends; row numbers as Excel shows them', async () => {
    const whole = await readText(
      '姓名,学号,班级,备注\r\n李雷,="007",一(3)班,"a, ""b""\nc"\r\n\r\n韩梅,\'008,一(3)班,\r\n',
    );
    expect(whole.rows.map(({ row, studentNumber }) => [row, studentNumber])).toEqual([
      [2, '007'],
      [4, '008'],
    ]);
    expect(whole.rows[0]?.attributes).toEqual({ remark: 'a, "b" c' });
    const mac = await readText('姓名,学号,班级\r李雷,1,一(3)班\r韩梅,2,一(3)班');
    expect(mac.rows.map(({ row }) => row)).toEqual([2, 3]);
  });
});
