import ExcelJS from 'exceljs';
import { recogniseColumns } from './recognise-columns';
import { readBytes, readText, rowAt } from './whole-roster.fixture';

const fieldsOf = (headers: string, kind?: 'student' | 'staff') =>
  Object.fromEntries(
    recogniseColumns(headers.split(' '), kind ? { kind } : {}).columns.map(({ header, field }) => [header, field]),
  );

async function workbook(build: (book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  build(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

describe('headers in their spellings', () => {
  it.each([
    ['name', '姓名 学生姓名 名字 XM Name'],
    ['sex', '性别 XBM gender'],
    ['ethnicity', '民族 MZM'],
    ['documentNumber', '身份证号 身份证号码 证件号码 公民身份号码 身份证件号 SFZJH 身份证号码（18位） *身份证号'],
    ['studentCode', '学籍号 全国学籍号 XJH'],
    ['studentNumber', '学号 XH'],
    ['class', '班级 所在班级 行政班 BH'],
    ['grade', '年级 NJ'],
    ['birthDate', '出生日期 出生年月 CSRQ'],
    ['enrolDate', '入学年月 RXNY'],
    ['guardian1.name', '监护人一姓名 监护人1姓名 监护人姓名 家长姓名 第一监护人姓名 监护人姓名1 监护人（一）姓名'],
    ['guardian2.phone', '监护人二电话 监护人2手机 第二监护人联系电话 家长2联系方式'],
    ['guardian1.relation', '监护人1关系 监护人一与学生关系'],
    ['father.name', '父亲姓名 父亲 爸爸姓名'],
    ['mother.phone', '母亲电话 妈妈手机号 母亲联系电话'],
    ['father.document', '父亲身份证号'],
    ['address', '现住址 家庭住址'],
  ])('%s of pupils', (field, headers) => {
    for (const header of headers.split(' '))
      expect([header, fieldsOf(header, 'student')[header]]).toEqual([header, field]);
  });

  it.each([
    ['staffNumber', '工号 教师编号 教职工号 GH'],
    ['subjects', '任教学科 学科 任课学科'],
    ['teachingClasses', '任教班级 班级'],
    ['headTeacherOf', '班主任班级 班主任'],
    ['department', '部门 科室'],
    ['position', '职务 岗位'],
    ['phone', '手机 手机号 联系电话 电话'],
  ])('%s of staff', (field, headers) => {
    for (const header of headers.split(' '))
      expect([header, fieldsOf(header, 'staff')[header]]).toEqual([header, field]);
  });

  it('gives a phone to the guardian it stands beside, and to the pupil when there is no guardian', () => {
    expect(fieldsOf('姓名 班级 家长姓名 联系电话')['联系电话']).toBe('guardian1.phone');
    expect(fieldsOf('姓名 班级 联系电话')['联系电话']).toBe('phone');
    const twice = recogniseColumns(['姓名', '班级', '监护人姓名', '关系', '电话', '监护人姓名', '关系', '电话'], {});
    expect(twice.columns.slice(2).map(({ field }) => field)).toEqual([
      'guardian1.name',
      'guardian1.relation',
      'guardian1.phone',
      'guardian2.name',
      'guardian2.relation',
      'guardian2.phone',
    ]);
  });

  it('tells staff from pupils by columns, and by the title where columns leave it open', () => {
    expect(recogniseColumns(['姓名', '工号', '手机'], {}).kind).toBe('staff');
    expect(recogniseColumns(['姓名', '学号', '电话'], {}).kind).toBe('student');
    expect(recogniseColumns(['姓名', '性别', '电话'], { hint: '第一小学教职工通讯录' }).kind).toBe('staff');
  });

  it('names what it does not know, leaves 序号 out in silence, and does what it is told', () => {
    const found = recogniseColumns(['序号', '姓名', '班级', '鞋码', '昵称'], {
      columns: { 昵称: 'formerName', 班级: null },
    });
    expect(found.unrecognised).toEqual([{ index: 3, header: '鞋码' }]);
    expect(found.columns.map(({ field }) => field)).toEqual(['name', 'formerName']);
  });
});

describe('sheets as people make them', () => {
  it('a header of two rows with merged cells, and a class merged over its pupils', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('名单');
      sheet.addRow(['一年级学生名单']);
      sheet.addRow(['班级', '姓名', '监护人一', null, null, '父亲', null]);
      sheet.addRow([null, null, '姓名', '关系', '电话', '姓名', '电话']);
      for (const range of ['A1:G1', 'A2:A3', 'B2:B3', 'C2:E2', 'F2:G2']) sheet.mergeCells(range);
      sheet.addRow(['一(1)班', '王一', '王大', '祖父', '13800138000', '王中', '13800138001']);
      sheet.addRow([null, '王二', '王大', '祖父', '13800138000', '王中', '13800138001']);
      sheet.addRow(['一(2)班', '王三', null, null, null, '王中', '13800138001']);
      sheet.mergeCells('A4:A5');
    });
    const whole = await readBytes('名单.xlsx', bytes);
    expect(whole.recognition.sheets[0]).toMatchObject({ headerRow: 3, title: '一年级学生名单', unrecognised: [] });
    expect(whole.rows.map(({ row, name, class: found }) => [row, name, found?.text])).toEqual([
      [4, '王一', '一(1)班'],
      [5, '王二', '一(1)班'],
      [6, '王三', '一(2)班'],
    ]);
    expect(rowAt(whole, 5).guardians).toEqual([
      { name: '王大', relation: '61', phone: '13800138000' },
      { name: '王中', relation: '51', phone: '13800138001' },
    ]);
  });

  it('blank rows, a footer, the header again, and the next class under its own title', async () => {
    const whole = await readText(
      [
        '初一(1)班名单,,',
        '姓名,性别,学号',
        '王一,男,1',
        ',,',
        '王二,女,2',
        '合计,2人,',
        '初一(2)班名单,,',
        '姓名,性别,学号',
        '王三,男,3',
        '制表人：李老师,,2026年9月1日',
      ].join('\n'),
    );
    expect(whole.problems).toEqual([]);
    expect(
      whole.rows.map(({ row, name, class: found }) => [row, name, found && 'number' in found && found.number]),
    ).toEqual([
      [3, '王一', 1],
      [5, '王二', 1],
      [9, '王三', 2],
    ]);
  });

  it('reads every sheet that has a header; hidden, empty, example and foreign sheets are named', async () => {
    const bytes = await workbook((book) => {
      for (const [name, cell] of [
        ['一(1)班', '王一'],
        ['一(2)班', '王二'],
        ['填写示例', '例子'],
        ['隐藏', '王三'],
      ] as const) {
        const sheet = book.addWorksheet(name);
        sheet.addRow(['姓名', '性别']);
        sheet.addRow([cell, '男']);
        if (name === '隐藏') sheet.state = 'hidden';
      }
      book.addWorksheet('空');
      book.addWorksheet('说明文字').addRow(['请按时上交']);
    });
    const whole = await readBytes('名单.xlsx', bytes);
    expect(whole.rows.map(({ name, sheet }) => [name, sheet])).toEqual([
      ['王一', '一(1)班'],
      ['王二', '一(2)班'],
    ]);
    expect(whole.recognition.skipped).toEqual([
      { name: '填写示例', reason: 'example' },
      { name: '隐藏', reason: 'hidden' },
      { name: '空', reason: 'empty' },
      { name: '说明文字', reason: 'no_header' },
    ]);
    const one = await readBytes('名单.xlsx', bytes, { sheets: ['隐藏'], columns: { 性别: null } });
    expect(one.problems.map(({ code }) => code)).toContain('org.row_class_missing');
    expect(one.refused[0]?.seen).toEqual({ sheet: '隐藏', row: 2, kind: 'student', name: '王三' });
  });

  it('dates, rich text, formulas, error values and gaps between rows', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('名单');
      sheet.getRow(5).values = ['姓名', '出生日期', '班级', '学号', '备注'];
      const row = sheet.getRow(9);
      row.values = ['', new Date('2019-09-01T00:00:00Z'), { formula: '"一(1)"&"班"', result: '一(1)班' }, 17, 'a<b&c'];
      row.getCell(1).value = { richText: [{ text: '王' }, { text: '一' }] };
      sheet.getRow(11).values = [{ error: '#N/A' }, null, '一(1)班', 18];
      sheet.getRow(12).values = ['王二', null, new Date('2026-01-03T00:00:00Z'), 19];
    });
    const whole = await readBytes('名单.xlsx', bytes);
    expect(rowAt(whole, 9)).toMatchObject({
      name: '王一',
      birthDate: '2019-09-01',
      class: { number: 1 },
      studentNumber: '17',
      attributes: { remark: 'a<b&c' },
    });
    expect(whole.problems.map(({ row, code }) => [row, code])).toEqual([
      [11, 'org.row_cell_error'],
      [12, 'org.row_class_is_date'],
    ]);
    expect(whole.problems[1]?.value).toBe('2026-01-03');
  });
});
