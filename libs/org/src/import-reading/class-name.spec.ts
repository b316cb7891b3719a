import * as fc from 'fast-check';
import { classWords } from './class-name';
import { classOf, schoolYearOf } from './class-of';
import type { SchoolTime } from './class-of';
import { ClassReader, wordsInTitle } from './class-rules';
import { usualLengths } from './reading-options';

const time: SchoolTime = { schoolYear: 2026, lengths: usualLengths };
const numerals = [
  '',
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
  '十三',
  '十四',
  '十五',
];

function read(text: string, changes: Partial<SchoolTime> = {}) {
  const words = classWords(text);
  const found = words ? classOf(words, undefined, { ...time, ...changes }) : undefined;
  return found?.ok ? `${found.stage} ${found.entryYear} ${found.number}` : (found?.fault ?? 'unknown');
}

describe('one class in many spellings', () => {
  it.each(
    '一(3)班|一（3）班|一年级3班|一年级(3)班|一年级三班|1.3班|1-3班|1.3|一3班|1三班|一三班|103|103班|0103|小学一年级3班|小一(3)班|2026级3班|2026级(3)班|202603|26级3班|2026级小学3班|一 ( 3 ) 班|一【3】班|１（３）班'.split(
      '|',
    ),
  )('%s is the third class of those who entered primary school in 2026', (text) => {
    expect(read(text, { hinted: 'primary' })).toBe('primary 2026 3');
  });

  it.each([
    ['三年二班', 'primary 2024 2'],
    ['六(11)班', 'primary 2021 11'],
    ['七年级2班', 'junior 2026 2'],
    ['初一(2)班', 'junior 2026 2'],
    ['初一2班', 'junior 2026 2'],
    ['初一二班', 'junior 2026 2'],
    ['初中七年级2班', 'junior 2026 2'],
    ['702', 'junior 2026 2'],
    ['九(10)班', 'junior 2024 10'],
    ['实验小学七年级(2)班', 'unknown'],
    ['小学七年级2班', 'junior 2026 2'],
    ['高一3班', 'senior 2026 3'],
    ['高三(15)班', 'senior 2024 15'],
    ['1203班', 'senior 2024 3'],
    ['高2025级3班', 'senior 2025 3'],
    ['初2027届4班', 'junior 2024 4'],
    ['大(1)班', 'kindergarten 2024 1'],
    ['中二班', 'kindergarten 2025 2'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['2023级3班', 'primary 2023 3'],
    ['2024级3班', 'stage_open'],
    ['2019级3班', 'not_running'],
    ['3班', 'grade_missing'],
    ['火箭班', 'unknown'],
    ['', 'unknown'],
    ['一班级', 'grade_missing'],
    ['十三(2)班', 'unknown'],
  ])('%s without anything else is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('is judged by the stages that the school has', () => {
    expect(read('一(3)班', { stages: ['junior'] })).toBe('junior 2026 3');
    expect(read('一(3)班', { stages: ['junior', 'senior'] })).toBe('stage_open');
    expect(read('2024级3班', { stages: ['junior'] })).toBe('junior 2024 3');
    expect(read('2024级3班', { stages: ['primary', 'junior'], hinted: 'junior' })).toBe('junior 2024 3');
    expect(read('七(1)班', { hinted: 'primary' })).toBe('junior 2026 1');
    expect(read('六(1)班', { lengths: { ...usualLengths, primary: 5, junior: 4 } })).toBe('junior 2026 1');
  });

  it('turns over in August', () => {
    expect([schoolYearOf('2026-07-31'), schoolYearOf('2026-08-01'), schoolYearOf('2027-01-15')]).toEqual([
      2025, 2026, 2026,
    ]);
  });

  it('any grade and number is the same class however it is written', () => {
    const spellings = [
      (g: number, n: number) => `${numerals[g]}(${n})班`,
      (g: number, n: number) => `${numerals[g]}（${n}）班`,
      (g: number, n: number) => `${numerals[g]}年级${n}班`,
      (g: number, n: number) => `${g}年级(${n})班`,
      (g: number, n: number) => `${g}.${n}班`,
      (g: number, n: number) => `${numerals[g]}年${numerals[n]}班`,
      (g: number, n: number) => `${g}${String(n).padStart(2, '0')}`,
      (g: number, n: number) => `${2027 - g}级${n}班`,
      (g: number, n: number) => `${2027 - g}${String(n).padStart(2, '0')}`,
    ];
    const grade = fc.integer({ min: 1, max: 6 });
    const number = fc.integer({ min: 1, max: 15 });
    fc.assert(
      fc.property(grade, number, fc.constantFrom(...spellings), (g, n, spell) => {
        expect(read(spell(g, n), { stages: ['primary'] })).toBe(`primary ${2027 - g} ${n}`);
      }),
    );
  });

  it('never throws, and never makes a class out of range', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'一二三十0129初高小班级年届()（）.- 第') }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const words = classWords(text);
        const found = words ? classOf(words, undefined, time) : undefined;
        if (found?.ok) {
          expect(found.number).toBeGreaterThan(0);
          expect(found.number).toBeLessThan(100);
          expect(2026 - found.entryYear + 1).toBeLessThanOrEqual(usualLengths[found.stage]);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('classes of titles and lists', () => {
  it.each([
    ['初一(1)班花名册   班主任：薛琪伟', { stage: 'junior', grade: 1, number: 1 }],
    ['2026-2027学年三(2)班学生名单', { grade: 3, number: 2 }],
    ['阳光小学2023级5班花名册', { stage: 'primary', entryYear: 2023, number: 5 }],
    ['六年级', { grade: 6 }],
    ['桂林路第一实验小学2026—2027学年学生花名册', undefined],
    ['Sheet1', undefined],
  ])('%s', (title, words) => {
    expect(wordsInTitle(title)).toEqual(words);
  });

  it('a named class counts when the school has it', () => {
    const reader = new ClassReader({ today: '2026-11-22', knownClassNames: new Set(['向日葵班']) });
    expect(reader.named('向日葵班')).toEqual({ class: { name: '向日葵班', text: '向日葵班' } });
    expect(reader.named('火箭班')).toEqual({ fault: 'unknown' });
  });
});
