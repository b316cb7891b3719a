import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixtureFolder, readWhole, rowAt } from './whole-roster.fixture';
import type { WholeRoster } from './whole-roster.fixture';

interface Case {
  readonly file: string;
  readonly row: number;
  readonly col: string;
  readonly what: string;
  readonly expect: string;
}

const { cases, made } = JSON.parse(readFileSync(join(fixtureFolder, 'cases.json'), 'utf8')) as {
  cases: readonly Case[];
  made: readonly { file: string; rows: number }[];
};
const PUPILS = '学生花名册-第一实验小学.xlsx';

/** For each awkward cell of cases.json: the problems it gives, and what becomes of the row. */
const outcomes: Readonly<Record<string, { readonly codes: readonly string[]; readonly refused: boolean }>> = {
  'number cell, precision lost': { codes: ['org.row_id_precision_lost'], refused: true },
  'wrong check digit': { codes: ['org.row_id_check_digit'], refused: true },
  'blanks inside a Chinese name': { codes: [], refused: false },
  'full-width digits': { codes: [], refused: false },
  'year.month only, ID number has the day': { codes: [], refused: false },
  'Chinese date': { codes: [], refused: false },
  'Excel serial as a plain number': { codes: [], refused: false },
  'differs from the ID number (出生日期)': { codes: ['org.row_birth_date_differs'], refused: true },
  'differs from the ID number (性别)': { codes: ['org.row_sex_differs'], refused: false },
  missing: { codes: ['org.row_name_missing'], refused: true },
  '10 digits': { codes: ['org.row_guardian_phone_invalid'], refused: false },
  'prefix and dashes': { codes: [], refused: false },
  'same person as row': { codes: ['org.row_duplicate_document'], refused: true },
  'sibling of row': { codes: [], refused: false },
  'unknown class': { codes: ['org.row_class_unknown'], refused: true },
  'without 族': { codes: [], refused: false },
};

const outcomeOf = ({ what, col }: Case) => {
  const name = what.startsWith('differs') ? `${what} (${col})` : what.replace(/ \d+$/, '');
  const outcome = outcomes[name];
  if (!outcome) throw new Error(`No outcome is written for the case "${name}"`);
  return outcome;
};

describe('a roster as schools send it', () => {
  let pupils: WholeRoster;
  beforeAll(async () => {
    pupils = await readWhole(PUPILS);
  });

  it.each(made)('reads every row of $file, good or refused', async ({ file, rows }) => {
    const whole = await readWhole(file);
    expect(whole.rows.length + whole.refused.length).toBe(rows);
    expect(whole.share).toBe(1);
  });

  it.each(cases.filter(({ row }) => row > 0))('row $row $col, $what: $expect', (one) => {
    const { codes, refused } = outcomeOf(one);
    const problems = pupils.problems.filter(({ row }) => row === one.row);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    for (const problem of problems) {
      expect(problem).toMatchObject({ column: one.col, severity: refused ? 'error' : 'warning', sheet: '学生名册' });
    }
    expect(pupils.refused.some(({ row }) => row === one.row)).toBe(refused);
    expect(pupils.rows.some(({ row }) => row === one.row)).toBe(!refused);
  });

  it('has no problem outside the awkward cells', () => {
    const awkward = new Set(cases.filter(({ file }) => file === PUPILS).map(({ row }) => row));
    expect(pupils.problems.filter(({ row }) => !awkward.has(row))).toEqual([]);
  });

  it('takes the values that are hidden in odd cells', () => {
    expect(rowAt(pupils, 54).name).toBe('刘诺娟');
    expect(rowAt(pupils, 71).document).toEqual({ kind: 'id_card', number: '459028201505227921' });
    expect(rowAt(pupils, 88).birthDate).toBe('2015-10-01');
    expect(rowAt(pupils, 105).birthDate).toBe('2015-12-14');
    expect(rowAt(pupils, 122).birthDate).toBe('2015-10-15');
    expect(rowAt(pupils, 207).guardians?.[0]?.phone).toBe('19999142872');
    expect(rowAt(pupils, 275).ethnicity).toBe('01');
    expect(rowAt(pupils, 4)).toMatchObject({
      class: { stage: 'primary', entryYear: 2021, number: 1, text: '六(1)班' },
      enrolDate: '2021-09-01',
      sex: '2',
    });
  });

  it('shows both values of a contradiction, in both languages', () => {
    const [birth] = pupils.problems.filter(({ row }) => row === 139);
    for (const text of [birth?.zh, birth?.en]) {
      expect(text).toContain('2015-12-27');
      expect(text).toContain('2014-12-27');
    }
    const [sex] = pupils.problems.filter(({ row }) => row === 156);
    expect(sex?.zh).toContain('表中是女，证件号码是男');
    expect(rowAt(pupils, 156).sex).toBe('1');
  });

  it('names both rows of one person, and keeps the first', () => {
    for (const one of cases.filter(({ what }) => what.startsWith('same person as row'))) {
      const first = Number(/\d+$/.exec(one.what)?.[0]);
      const [problem] = pupils.problems.filter(({ row }) => row === one.row);
      expect(problem?.zh).toContain(`第 ${first} 行`);
      expect(problem?.zh).toContain('是同一个人');
      expect(problem?.en).toContain(`row ${first} `);
      expect(rowAt(pupils, first).document).toEqual(pupils.refused.find(({ row }) => row === one.row)?.seen.document);
    }
  });

  it('gives siblings the same guardian by name and phone', () => {
    expect(rowAt(pupils, 241).guardians?.[0]).toEqual(rowAt(pupils, 182).guardians?.[0]);
  });

  it('keeps a guardian whose other guardian had a bad phone', () => {
    expect(rowAt(pupils, 190).guardians?.map(({ name }) => name)).toEqual(['曾伟佳']);
  });

  it('still says whom a refused row speaks of', () => {
    expect(pupils.refused.find(({ row }) => row === 37)?.seen).toMatchObject({
      name: '杨佳辰',
      studentCode: 'G459055201501211761',
    });
  });

  it('never puts an identifier or a phone into a text', () => {
    for (const { zh, en } of pupils.problems) expect(`${zh}${en}`).not.toMatch(/\d{10}/);
  });
});

describe('one sheet per class', () => {
  it('takes the class from the sheet name and leaves title and footer out', async () => {
    const whole = await readWhole('七年级花名册-分班.xlsx');
    expect(whole.recognition.sheets).toHaveLength(6);
    expect(whole.problems).toEqual([]);
    expect(whole.rows.filter(({ sheet }) => sheet === '初一(4)班')).toHaveLength(48);
    for (const row of whole.rows) {
      const number = Number(/\((\d)\)/.exec(row.sheet)?.[1]);
      expect(row.class).toMatchObject({ stage: 'junior', entryYear: 2026, number });
      expect(row.guardians).toHaveLength(1);
      expect(row.phone).toBeUndefined();
    }
    expect(whole.rows[0]?.row).toBe(3);
  });
});

describe('staff in GB18030', () => {
  it('finds encoding, separator and kind without asking', async () => {
    const { recognition, rows, problems } = await readWhole('教职工信息表.csv');
    expect(recognition).toMatchObject({ format: 'text', encoding: 'gb18030', separator: ',' });
    expect(recognition.sheets[0]).toMatchObject({ kind: 'staff', headerRow: 1, unrecognised: [] });
    expect(problems).toEqual([]);
    expect(rows[0]).toMatchObject({
      kind: 'staff',
      row: 2,
      name: '邱景',
      staffNumber: 'T0001',
      birthDate: '2000-08-14',
      headTeacherOf: { stage: 'primary', entryYear: 2026, number: 1 },
      teaching: [{ subject: '道德与法治', classes: [] }],
      position: '专任教师',
    });
  });
});

describe('JY/T pinyin codes', () => {
  it('recognises every column and turns codes into values', async () => {
    const { recognition, rows, problems } = await readWhole('students-jyt.csv');
    expect(recognition.sheets[0]?.unrecognised).toEqual([]);
    expect(problems).toEqual([]);
    expect(rows[0]).toMatchObject({
      name: '陈奕萱',
      sex: '2',
      ethnicity: '06',
      birthDate: '2018-02-27',
      document: { kind: 'id_card' },
      studentNumber: '202600001',
      class: { stage: 'primary', entryYear: 2025, number: 2, text: '202502' },
      enrolDate: '2025-09-01',
    });
  });
});
