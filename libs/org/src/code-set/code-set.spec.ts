import { codeOf, codeSetNames, codesOf, nameOfCode } from './code-set';
import type { CodeSetName } from './code-set';

describe('code sets', () => {
  it.each<[CodeSetName, string, string]>([
    ['sex', '男', '1'],
    ['sex', ' 女性 ', '2'],
    ['sex', '１', '1'],
    ['ethnicity', '壮', '08'],
    ['ethnicity', '壮族', '08'],
    ['ethnicity', '8', '08'],
    ['ethnicity', '维吾尔族', '05'],
    ['ethnicity', '穿青人', '97'],
    ['politics', '团员', '03'],
    ['relation', '爸爸', '51'],
    ['relation', '母 亲', '52'],
    ['relation', '外婆', '64'],
    ['relation', '爷爷', '61'],
    ['document', '身份证', '1'],
    ['document', 'a', 'A'],
    ['education_level', '本科', '21'],
    ['staff_category', '教师', '1'],
  ])('%s %s → %s', (set, text, code) => {
    expect(codeOf(set, text)).toBe(code);
  });

  it.each<[CodeSetName, string]>([
    ['sex', '雄'],
    ['ethnicity', '族'],
    ['ethnicity', '57'],
    ['relation', ''],
    ['sex', 'constructor'],
  ])('%s does not know %s', (set, text) => {
    expect(codeOf(set, text)).toBeUndefined();
  });

  it('holds all 56 peoples and two further codes', () => {
    expect(codesOf('ethnicity')).toHaveLength(58);
    expect(codesOf('ethnicity').every((entry) => /^\d\d$/.test(entry.code) && entry.zh !== '族')).toBe(true);
    expect(nameOfCode('ethnicity', '56', 'en')).toBe('Jino');
  });

  it('gives each spelling to one code only', () => {
    for (const set of codeSetNames) {
      const owners = new Map<string, string>();
      for (const entry of codesOf(set)) {
        for (const text of [entry.code, entry.zh, entry.en, ...(entry.also ?? [])]) {
          expect(`${set} ${text} ${owners.get(text) ?? entry.code}`).toBe(`${set} ${text} ${entry.code}`);
          owners.set(text, entry.code);
          expect(codeOf(set, text)).toBe(entry.code);
        }
      }
    }
  });
});
