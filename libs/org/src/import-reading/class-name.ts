import { plainText } from '../identifier/plain-text';
import { smallNumber } from './chinese-number';
import type { SchoolStage } from './roster-row';

/** What the text of a class or grade says, before it is known what year it is and which stages the school has. */
export interface ClassWords {
  readonly stage?: SchoolStage;
  /** Of its stage when `stage` is there (初一 is 1), else as counted from primary 1 to senior 12. */
  readonly grade?: number;
  readonly entryYear?: number;
  /** 2026届: the year of leaving. */
  readonly leavingYear?: number;
  readonly number?: number;
}

const figures = '\\d{1,2}|[一二三四五六七八九十]{1,3}|两';
const stages: Readonly<Record<string, SchoolStage>> = { 小: 'primary', 初: 'junior', 高: 'senior', 幼: 'kindergarten' };
/** Above it the grade is counted from primary 1 on: 初中七年级. */
const mostGrades: Readonly<Record<SchoolStage, number>> = { kindergarten: 3, primary: 6, junior: 5, senior: 4 };
const kindergartenGrades: Readonly<Record<string, number>> = { 托: 0, 小: 1, 中: 2, 大: 3 };

/** Brackets, dots, dashes and blanks only part the figures: 一(3)班, 一.3班, 1-3 班 are one. */
const fold = (text: string): string =>
  plainText(text)
    .replace(/[\s()（）[\]【】〔〕「」.．、·•\-_—–/\\#:：]+/g, '.')
    .replace(/^\.|\.$/g, '')
    .replace(/\.?(年级|级|届|班|年)\.?/g, '$1')
    .replace(/班级$/, '班')
    .replace(/^(.+)班(?:学生|花名册|名册|名单|信息.*|学生.*)$/, '$1班');

const stageWord = '(?:(小|初|高|幼)(?:学|中|儿园)?(?:部)?\\.?)?';
const byYear = new RegExp(`^${stageWord}(20\\d\\d|\\d\\d)(级|届)${stageWord}(?:(${figures})班?)?$`);
const byGrade = new RegExp(`^${stageWord}(${figures})(?:年级|年|级|\\.)(${figures})班?$`);
const byTight =
  /^(小学|小|初中|初|高中|高)?(\d{1,2})([一二三四五六七八九十]{1,3})班?$|^(小学|小|初中|初|高中|高)?([一二三四五六七八九十])(\d{1,2})班?$/;
const byStageTight = /^(初|高)(?:中)?([一二三四])([一二三四五六七八九]|十[一二三四五六七八九]?)班?$/;
const byTwoNumerals = /^([一二三四五六七八九])([一二三四五六七八九])班$/;
const byCode = /^(20\d\d)\.?(\d\d?)班?$|^(0[1-9]|1[0-2]|[1-9])(\d\d)班?$|^(\d\d)(\d\d)班?$/;
const byNumber = new RegExp(`^第?(${figures})班$|^第?(\\d{1,2})$`);
const byKindergarten = new RegExp(`^(?:幼儿园|幼|学前)?\\.?(托|小|中|大)班?\\.?(${figures})班?$`);
const gradeOnly = new RegExp(`^${stageWord}(${figures})(?:年级|年|级)?$`);

/** The words of a class; undefined when the text is none. */
export function classWords(text: string): ClassWords | undefined {
  const folded = fold(text);
  return (
    yearWords(folded) ??
    gradeWords(folded) ??
    tightWords(folded) ??
    codeWords(folded) ??
    kindergartenWords(folded) ??
    numberWords(folded)
  );
}

/** The words of a grade column: 六年级, 6, 初一, 2023级, 202309. */
export function gradeWordsOf(text: string): ClassWords | undefined {
  const folded = fold(text);
  const month = /^(20\d\d)(?:0[1-9]|1[0-2])$/.exec(folded)?.[1] ?? /^(20\d\d)(?:级|年级|年)?$/.exec(folded)?.[1];
  if (month) return { entryYear: Number(month) };
  const year = yearWords(folded);
  if (year) return year;
  const infant = /^(托|小|中|大)班$/.exec(folded)?.[1];
  if (infant) return { stage: 'kindergarten', grade: kindergartenGrades[infant] ?? 0 };
  const match = gradeOnly.exec(folded);
  return match ? graded(match[1], match[2]) : undefined;
}

/** 小学, 初中部, 普通高中 … */
export function stageOf(text: string): SchoolStage | undefined {
  const plain = plainText(text);
  if (/幼儿园|学前/.test(plain)) return 'kindergarten';
  const found = (['小', '初', '高'] as const).filter((word) =>
    ({ 小: /小学/, 初: /初中|初级中学/, 高: /高中|高级中学/ })[word].test(plain),
  );
  return found.length === 1 && found[0] ? stages[found[0]] : undefined;
}

function yearWords(folded: string): ClassWords | undefined {
  const match = byYear.exec(folded);
  if (!match) return undefined;
  const [, before, digits = '', mark, after, figure] = match;
  const year = digits.length === 2 ? 2000 + Number(digits) : Number(digits);
  const stage = stages[before ?? after ?? ''];
  return {
    ...(stage ? { stage } : {}),
    ...(mark === '级' ? { entryYear: year } : { leavingYear: year }),
    ...numbered(figure),
  };
}

function gradeWords(folded: string): ClassWords | undefined {
  const match = byGrade.exec(folded);
  const grade = match ? graded(match[1], match[2]) : undefined;
  return grade && numberedStrictly(grade, match?.[3]);
}

/** 一3班, 1三班, 初一3班, 初一三班, 一二班: no word between grade and number. */
function tightWords(folded: string): ClassWords | undefined {
  const match = byTight.exec(folded);
  if (match) {
    const grade = graded((match[1] ?? match[4])?.[0], match[2] ?? match[5]);
    return grade && numberedStrictly(grade, match[3] ?? match[6]);
  }
  const pair = byStageTight.exec(folded);
  if (pair) return numberedStrictly(graded(pair[1], pair[2]) ?? {}, pair[3]);
  const numerals = byTwoNumerals.exec(folded);
  return numerals ? numberedStrictly(graded(undefined, numerals[1]) ?? {}, numerals[2]) : undefined;
}

/** 202503, 701, 1203, 2301 */
function codeWords(folded: string): ClassWords | undefined {
  const match = byCode.exec(folded);
  if (!match) return undefined;
  if (match[1]) return numberedStrictly({ entryYear: Number(match[1]) }, match[2]);
  if (match[3]) return numberedStrictly({ grade: Number(match[3]) }, match[4]);
  const year = Number(match[5]);
  return year >= 13 ? numberedStrictly({ entryYear: 2000 + year }, match[6]) : undefined;
}

function kindergartenWords(folded: string): ClassWords | undefined {
  const match = byKindergarten.exec(folded);
  if (!match) return undefined;
  return numberedStrictly({ stage: 'kindergarten', grade: kindergartenGrades[match[1] ?? ''] ?? 0 }, match[2]);
}

function numberWords(folded: string): ClassWords | undefined {
  const match = byNumber.exec(folded);
  return match ? numberedStrictly({}, match[1] ?? match[2]) : undefined;
}

function graded(stageWordFound: string | undefined, figure: string | undefined): ClassWords | undefined {
  const grade = smallNumber(figure ?? '');
  if (grade === undefined || grade < 1 || grade > 12) return undefined;
  const stage = stages[stageWordFound ?? ''];
  if (stage && grade > mostGrades[stage]) return { grade };
  return stage ? { stage, grade } : { grade };
}

const numbered = (figure: string | undefined): { number?: number } => {
  const number = smallNumber(figure ?? '');
  return number === undefined || number === 0 ? {} : { number };
};

function numberedStrictly(words: ClassWords, figure: string | undefined): ClassWords | undefined {
  const { number } = numbered(figure);
  return number === undefined ? undefined : { ...words, number };
}
