import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { openRoster } from './open-roster';
import { MemoryFileBytes } from './file-bytes';
import { readBytes } from './whole-roster.fixture';
import { template } from './template';

const loaded = async (bytes: Buffer) => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
};

describe.each(['student', 'staff'] as const)('the template for %s', (kind) => {
  it('is read back with every column recognised for certain', async () => {
    const reading = await openRoster('模板.xlsx', new MemoryFileBytes(await buffer(template(kind))), {
      today: '2026-11-22',
    });
    const { sheets, skipped } = reading.recognition;
    expect(sheets).toHaveLength(1);
    expect(sheets[0]).toMatchObject({ kind, headerRow: 1, unrecognised: [] });
    expect(Math.min(...(sheets[0]?.columns ?? []).map(({ confidence }) => confidence))).toBeGreaterThan(0.7);
    expect(skipped.map(({ reason }) => reason)).toEqual(['example', 'hidden']);
    await reading.close();
  });

  it('offers drop-downs and keeps long numbers as text', async () => {
    const sheet = (await loaded(await buffer(template(kind)))).worksheets[0];
    const headers = (sheet?.getRow(1).values as string[]).slice(1);
    const sex = sheet?.getCell(2, headers.indexOf('性别') + 1);
    expect(sex?.dataValidation).toMatchObject({ type: 'list', formulae: ['选项!$A$1:$A$2'] });
    expect(sheet?.getColumn(headers.indexOf('证件号码') + 1).numFmt).toBe('@');
  });
});

it('a filled-in template comes back as people', async () => {
  const book = await loaded(await buffer(template('student')));
  const sheet = book.worksheets[0];
  const headers = (sheet?.getRow(1).values as string[]).slice(1);
  const person: Readonly<Record<string, string>> = {
    姓名: '王小明',
    性别: '男',
    出生日期: '2019-10-01',
    民族: '壮族',
    学号: '0007',
    班级: '一(3)班',
    监护人一姓名: '王大山',
    监护人一关系: '祖父',
    监护人一电话: '13800138000',
  };
  headers.forEach((header, at) => (sheet!.getCell(2, at + 1).value = person[header] ?? null));
  const whole = await readBytes('模板.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
  expect(whole.problems).toEqual([]);
  expect(whole.rows).toEqual([
    {
      sheet: '学生名册',
      row: 2,
      kind: 'student',
      name: '王小明',
      sex: '1',
      birthDate: '2019-10-01',
      ethnicity: '08',
      studentNumber: '0007',
      class: { stage: 'primary', entryYear: 2026, number: 3, text: '一(3)班' },
      guardians: [{ name: '王大山', relation: '61', phone: '13800138000' }],
    },
  ]);
});
