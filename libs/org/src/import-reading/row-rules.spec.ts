import { checkCharacterOf } from '../identifier/id-card';
import { readText, rowAt } from './whole-roster.fixture';
import type { WholeRoster } from './whole-roster.fixture';

const card = (day: string, serial = '001', area = '459001') => {
  const body = `${area}${day}${serial}`;
  return body + checkCharacterOf(body);
};
const problemsOf = ({ problems }: WholeRoster) =>
  problems.map(({ row, column, code }) => `${row} ${column} ${code.slice(8)}`);
const pupils = (headers: string, ...rows: readonly string[]) => readText([headers, ...rows].join('\n'));

describe('documents', () => {
  const headers = '姓名,班级,证件类型,证件号码';
  const spaced = card('20190901', '002').replace(/^(.{6})/, '$1 ');

  it('15 digits, small x, blanks, residence permits, passports', async () => {
    const whole = await pupils(
      headers,
      '王一,一(1)班,,459001190101001',
      `王二,一(1)班,居民身份证,${spaced}`,
      `王三,一(1)班,港澳居民居住证,${card('20190901', '003', '810000')}`,
      '王四,一(1)班,护照,E12345678',
      '王五,一(1)班,,H1234567890',
      '王六,一(1)班,户口簿,abc',
    );
    expect(whole.rows.map(({ document }) => document?.kind)).toEqual([
      'id_card',
      'id_card',
      'residence_permit',
      'passport',
      'hk_macao_permit',
      'household_register',
    ]);
    expect(whole.rows[0]?.document?.number).toHaveLength(18);
    expect(problemsOf(whole)).toEqual(expect.arrayContaining(['6 证件号码 document_kind_assumed']));
  });

  it('what is wrong with a number is said exactly', async () => {
    const right = card('20190901');
    const whole = await pupils(
      headers,
      '王一,一(1)班,,4.59001E+17',
      `王二,一(1)班,,${right.slice(0, 17)}`,
      '王三,一(1)班,,459001201913010015',
      `王四,一(1)班,,${right.slice(0, 17)}号`,
      `王五,一(1)班,,${right.slice(0, 17)}${right.endsWith('1') ? 2 : 1}`,
    );
    expect(problemsOf(whole)).toEqual([
      '2 证件号码 id_precision_lost',
      '3 证件号码 id_length',
      '4 证件号码 id_birth_date',
      '5 证件号码 id_characters',
      '6 证件号码 id_check_digit',
    ]);
    expect(whole.refused).toHaveLength(5);
  });

  it('an unknown region is a warning only', async () => {
    const whole = await pupils(headers, `王一,一(1)班,,${card('20190901', '001', '600001')}`);
    expect(problemsOf(whole)).toEqual(['2 证件号码 id_region_unknown']);
    expect(whole.rows).toHaveLength(1);
  });
});

describe('dates and the ID number', () => {
  const headers = '姓名,班级,身份证号,出生日期';

  it('an unreadable date is taken from the number, a contradicting one refuses, an incomplete one without number is left out', async () => {
    const whole = await pupils(
      headers,
      `王一,一(1)班,${card('20190901')},九月`,
      `王二,一(1)班,${card('20190901', '002')},2019-10`,
      '王三,一(1)班,,2019.9',
      '王四,一(1)班,,2019.9.31',
      '王五,一(1)班,,2027-01-01',
      '王六,一(1)班,,9/1/2019',
      `王七,一(1)班,${card('20190901', '003')},9/1/2019`,
    );
    expect(problemsOf(whole)).toEqual([
      '2 出生日期 birth_date_from_id',
      '3 出生日期 birth_date_differs',
      '4 出生日期 birth_date_incomplete',
      '4  identifier_missing',
      '5 出生日期 birth_date_unreadable',
      '6 出生日期 birth_date_impossible',
      '7 出生日期 birth_date_ambiguous',
    ]);
    expect(rowAt(whole, 2).birthDate).toBe('2019-09-01');
    expect(rowAt(whole, 4).birthDate).toBeUndefined();
    expect(rowAt(whole, 8).birthDate).toBe('2019-09-01');
    expect(whole.problems[1]?.zh).toContain('表中是 2019-10，证件号码是 2019-09-01');
  });
});

describe('classes', () => {
  it('with a grade column, and against it', async () => {
    const whole = await pupils(
      '姓名,学号,年级,班级',
      '王一,1,三年级,2班',
      '王二,2,三年级,(2)',
      '王三,3,2024级,2',
      '王四,4,三年级,三(2)班',
      '王五,5,三年级,四(2)班',
      '王六,6,,2班',
      '王七,7,三年级,',
    );
    expect(whole.rows.map(({ class: found }) => found)).toEqual(
      ['2班', '(2)', '三(2)班'].map((text) => ({ stage: 'primary', entryYear: 2024, number: 2, text })),
    );
    expect(problemsOf(whole)).toEqual([
      '4 班级 class_stage_open',
      '6 班级 class_conflict',
      '7 班级 class_grade_missing',
      '8 班级 class_missing',
    ]);
  });
});

describe('guardians and phones', () => {
  const headers = '姓名,学号,班级,监护人姓名,关系,电话,父亲姓名,父亲电话';

  it('lists, landlines, unknown relations, nobody, and one parent named twice', async () => {
    const whole = await pupils(
      headers,
      '王一,1,一(1)班,王大,爷爷,13800138000 / 13900139000,,',
      '王二,2,一(1)班,王大,干爹,0771-1234567,无,',
      '王三,3,一(1)班,,,13800138000,/,-',
      '王四,4,一(1)班,王中,父亲,13800138001,王中,13800138001',
      '王五,5,一(1)班,王中,父亲,1.3800138001E10,,',
    );
    expect(problemsOf(whole)).toEqual([
      '2 电话 phone_several',
      '3 关系 guardian_relation_unknown',
      '4 监护人姓名 guardian_name_missing',
    ]);
    expect(whole.rows.map(({ guardians }) => guardians)).toEqual([
      [{ name: '王大', relation: '61', phone: '13800138000' }],
      [{ name: '王大', relation: '97', phone: '07711234567' }],
      undefined,
      [{ name: '王中', relation: '51', phone: '13800138001' }],
      [{ name: '王中', relation: '51', phone: '13800138001' }],
    ]);
  });
});

describe('staff', () => {
  it('several subjects and classes in one cell; a class that is unknown costs only its post', async () => {
    const whole = await pupils(
      '工号,姓名,任教学科,任教班级,班主任,电话,邮箱',
      'T1,王一,语文、道德与法治,三(1)班、(2)班,三(1)班,13800138000,A@B.cn',
      'T2,王二,数学,三(1)班/四(2)班 五(3)班,火箭班,12,a@b',
    );
    expect(whole.recognition.sheets[0]?.kind).toBe('staff');
    const [first, second] = whole.rows;
    expect(first?.teaching?.map(({ subject, classes }) => [subject, classes.map(({ text }) => text)])).toEqual([
      ['语文', ['三(1)班', '(2)班']],
      ['道德与法治', ['三(1)班', '(2)班']],
    ]);
    expect(first?.teaching?.[0]?.classes[1]).toMatchObject({ entryYear: 2024, number: 2 });
    expect(first).toMatchObject({
      headTeacherOf: { entryYear: 2024, number: 1 },
      phone: '13800138000',
      email: 'a@b.cn',
    });
    expect(second?.teaching?.[0]?.classes).toHaveLength(3);
    expect(problemsOf(whole)).toEqual(['3 电话 phone_invalid', '3 邮箱 email_invalid', '3 班主任 post_class_unknown']);
  });
});

describe('names and numbers', () => {
  it('middle dots, full-width blanks, long names; numbers that are none', async () => {
    const whole = await pupils(
      '姓名,学号,班级',
      '买买提•艾力,1,一(1)班',
      '欧阳　娜娜,２,一(1)班',
      '王1,3,一(1)班',
      '王四,1.23457E+17,一(1)班',
      '王五,a b<c,一(1)班',
    );
    expect(whole.rows.map(({ name, studentNumber }) => [name, studentNumber])).toEqual([
      ['买买提·艾力', '1'],
      ['欧阳娜娜', '2'],
    ]);
    expect(problemsOf(whole)).toEqual(['4 姓名 name_invalid', '5 学号 number_precision_lost', '6 学号 number_invalid']);
  });

  it('one number twice: the second row is refused and the first named, whatever else is wrong', async () => {
    const rows = Array.from({ length: 6000 }, (_, at) => `王小${'一二三'[at % 3]},${at},一(1)班`);
    const whole = await pupils('姓名,学号,班级', ...rows, '李雷,17,一(2)班', '王小三,5999,一(1)班');
    expect(problemsOf(whole)).toEqual(['6002 学号 duplicate_number', '6003 学号 duplicate_number']);
    expect(whole.problems[0]?.zh).toBe('学号与第 19 行相同（姓名不同）。每人只留一行。');
    expect(whole.problems[1]?.zh).toContain('是同一个人');
    expect(whole.rows).toHaveLength(6000);
  });
});
