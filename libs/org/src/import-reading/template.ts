import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { codesOf } from '../code-set/code-set';
import { openWorkbookWriter } from '../workbook-writer';
import type { WorkbookWriter } from '../workbook-writer';
import type { RosterKind } from './roster-row';

export interface TemplateColumn {
  readonly header: string;
  readonly example: string;
  readonly note: string;
  readonly width?: number;
  readonly required?: boolean;
  /** Column of the hidden sheet of choices. */
  readonly choices?: keyof ReturnType<typeof choiceLists>;
}

const studentColumns: readonly TemplateColumn[] = [
  { header: '姓名', example: '张小明', note: '必填。', required: true },
  { header: '性别', example: '男', note: '男或女；有身份证号时可不填。', choices: 'sex', width: 8 },
  { header: '出生日期', example: '2018-09-01', note: '写成 2018-09-01；有身份证号时可不填。' },
  { header: '民族', example: '汉族', note: '从列表中选择。', choices: 'ethnicity' },
  { header: '证件类型', example: '居民身份证', note: '不填则按居民身份证。', choices: 'document', width: 20 },
  { header: '证件号码', example: '（18 位身份证号码）', note: '单元格已设为文本，请勿改成数字。', width: 24 },
  { header: '学籍号', example: '（G 加 18 位）', note: '没有可不填。', width: 24 },
  { header: '学号', example: '20260001', note: '校内学号，校内不重复。' },
  { header: '年级', example: '一年级', note: '班级里已写明年级时可不填。' },
  { header: '班级', example: '一(3)班', note: '必填。一(3)班、初一(2)班、2026级3班 都可以。', required: true },
  { header: '入学年月', example: '2026-09', note: '写成 2026-09。' },
  { header: '家庭住址', example: '滨湖路 1 号', note: '可不填。', width: 30 },
  { header: '监护人一姓名', example: '张大山', note: '与电话一起填写。' },
  { header: '监护人一关系', example: '父亲', note: '监护人是学生的什么人。', choices: 'relation' },
  { header: '监护人一电话', example: '（11 位手机号）', note: '兄弟姐妹可用同一位监护人的电话。', width: 16 },
  { header: '监护人二姓名', example: '李小兰', note: '可不填。' },
  { header: '监护人二关系', example: '母亲', note: '可不填。', choices: 'relation' },
  { header: '监护人二电话', example: '（11 位手机号）', note: '可不填。', width: 16 },
  { header: '备注', example: '', note: '可不填。', width: 20 },
];

const staffColumns: readonly TemplateColumn[] = [
  { header: '工号', example: 'T0001', note: '校内不重复。' },
  { header: '姓名', example: '王老师', note: '必填。', required: true },
  { header: '性别', example: '女', note: '男或女；有身份证号时可不填。', choices: 'sex', width: 8 },
  { header: '出生日期', example: '1988-05-20', note: '写成 1988-05-20；有身份证号时可不填。' },
  { header: '民族', example: '汉族', note: '从列表中选择。', choices: 'ethnicity' },
  { header: '政治面貌', example: '群众', note: '从列表中选择。', choices: 'politics', width: 16 },
  { header: '证件类型', example: '居民身份证', note: '不填则按居民身份证。', choices: 'document', width: 20 },
  { header: '证件号码', example: '（18 位身份证号码）', note: '单元格已设为文本，请勿改成数字。', width: 24 },
  { header: '手机号', example: '（11 位手机号）', note: '用于登录。', width: 16 },
  { header: '邮箱', example: 'teacher@school.example', note: '可不填。', width: 24 },
  { header: '部门', example: '语文教研组', note: '可不填。' },
  { header: '岗位', example: '专任教师', note: '可不填。' },
  { header: '任教学科', example: '语文、道德与法治', note: '多个学科用顿号分开。', width: 20 },
  { header: '任教班级', example: '三(1)班、三(2)班', note: '多个班用顿号分开。', width: 20 },
  { header: '班主任班级', example: '三(1)班', note: '不是班主任的不填。' },
  { header: '来校年月', example: '2020-09', note: '写成 2020-09。' },
  { header: '备注', example: '', note: '可不填。', width: 20 },
];

export const templateColumns = (kind: RosterKind): readonly TemplateColumn[] =>
  kind === 'student' ? studentColumns : staffColumns;

const ROWS_WITH_CHOICES = 5000;
const CHOICES = '选项';

const choiceLists = () => ({
  sex: ['男', '女'],
  ethnicity: codesOf('ethnicity').map(({ zh }) => zh),
  politics: codesOf('politics').map(({ zh }) => zh),
  document: codesOf('document').map(({ zh }) => zh),
  relation: codesOf('relation')
    .filter(({ code }) => Number(code) >= 51)
    .map(({ zh }) => zh),
});

/** What the types of exceljs leave out: validations of a range in the streaming writer. */
interface WithValidations {
  readonly dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void };
}

/** The template workbook: a sheet to fill in, examples, explanations, and choices behind the drop-downs. */
export function template(kind: RosterKind): Readable {
  const output = new PassThrough();
  write(output, kind).catch((error: Error) => output.destroy(error));
  return output;
}

async function write(output: PassThrough, kind: RosterKind): Promise<void> {
  const book = await openWorkbookWriter(output, { useStyles: true });
  const columns = templateColumns(kind);
  writeForm(book, kind, columns);
  writeExamples(book, columns);
  writeChoices(book);
  await book.commit();
}

function writeForm(book: WorkbookWriter, kind: RosterKind, columns: readonly TemplateColumn[]): void {
  const sheet = book.addWorksheet(kind === 'student' ? '学生名册' : '教职工名册', {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  sheet.columns = columns.map(({ width }) => ({ width: width ?? 14, style: { numFmt: '@' } }));
  const header = sheet.addRow(columns.map((column) => column.header));
  columns.forEach(({ required }, at) => {
    const cell = header.getCell(at + 1);
    cell.font = { bold: true, color: { argb: required ? 'FFC00000' : 'FF000000' } };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEAF1FB' } };
  });
  header.commit();
  const names = Object.keys(choiceLists());
  columns.forEach(({ choices, note }, at) => {
    if (!choices) return;
    const letter = String.fromCharCode(65 + names.indexOf(choices));
    const column = String.fromCharCode(65 + at);
    (sheet as unknown as WithValidations).dataValidations.add(`${column}2:${column}${ROWS_WITH_CHOICES}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`${CHOICES}!$${letter}$1:$${letter}$${choiceLists()[choices].length}`],
      showErrorMessage: choices !== 'relation',
      errorStyle: 'warning',
      error: note,
    });
  });
  sheet.commit();
}

function writeExamples(book: WorkbookWriter, columns: readonly TemplateColumn[]): void {
  const sheet = book.addWorksheet('填写示例');
  sheet.columns = [{ width: 16 }, { width: 26 }, { width: 60 }];
  for (const row of [
    ['列名', '示例', '说明'],
    ...columns.map(({ header, example, note }) => [header, example, note]),
  ]) {
    sheet.addRow(row).commit();
  }
  sheet.commit();
}

function writeChoices(book: WorkbookWriter): void {
  const sheet = book.addWorksheet(CHOICES, { state: 'veryHidden' });
  const lists = Object.values(choiceLists());
  const longest = Math.max(...lists.map((list) => list.length));
  for (let at = 0; at < longest; at += 1) sheet.addRow(lists.map((list) => list[at] ?? null)).commit();
  sheet.commit();
}
