import { isCommonPassword } from './common-passwords';
import { faultsOfShape, passwordRulesOf } from './password-rules';
import { containsPersonalWord, numbersIn, personalWordsOf } from './personal-words';

const codes = (password: string, audience: 'staff' | 'student' | 'guardian', stage?: string) =>
  faultsOfShape(password, passwordRulesOf(audience, stage)).map((fault) => fault.code.replace('password.', ''));

describe('the shape of a password', () => {
  it.each([
    ['Quiet-River7', 'staff', undefined, []],
    ['quietriver', 'staff', undefined, ['too_few_classes']],
    ['Qr-7', 'staff', undefined, ['too_short']],
    ['river-77', 'guardian', undefined, []],
    ['riverside', 'guardian', undefined, ['too_few_classes']],
    ['xiaoma', 'student', '小学', []],
    ['xiaoma', 'student', 'primary', []],
    ['xiaoma', 'student', '初中', ['too_short', 'too_few_classes']],
    ['123456', 'student', '小学', ['monotonous']],
    ['aaaaaaaa', 'student', '小学', ['monotonous']],
    ['abcabcabc', 'student', '小学', ['monotonous']],
  ] as const)('%s of %s %s: %j', (password, audience, stage, expected) => {
    expect(codes(password, audience, stage)).toEqual(expected);
  });

  it('has an upper limit, so that nobody hashes a book', () => {
    expect(codes(`${'aB3-'.repeat(40)}`, 'staff')).toContain('too_long');
  });
});

describe('common passwords', () => {
  it.each(['password', 'P@ssw0rd', 'Password123!', '5201314', 'woaini1314', 'Admin123', 'qwertyuiop', '!!Dragon99'])(
    'refuses %s',
    (password) => expect(isCommonPassword(password)).toBe(true),
  );
  it.each(['Quiet-River7', 'blauwe-fiets-zon', 'K7mdPq29xz', '春江花月夜2020x'])('takes %s', (password) =>
    expect(isCommonPassword(password)).toBe(false),
  );
});

describe('personal words', () => {
  const words = personalWordsOf({
    name: '李明华',
    pinyin: 'li ming hua',
    username: 'li.laoshi',
    birthDate: '1980-01-02',
  });
  it.each(['LiMingHua99!', 'minghuali-7A', 'x李明华X1', 'Li.Laoshi-22', 'Pw-19800102', 'Zz-800102!'])(
    'finds %s',
    (password) => expect(containsPersonalWord(password, words)).toBe(true),
  );
  it('leaves others alone', () => {
    expect(containsPersonalWord('Quiet-River7', words)).toBe(false);
    expect(personalWordsOf({ name: 'Bo', pinyin: 'bo' })).toEqual([]);
  });
  it('finds the numbers that a password could hide', () => {
    expect(numbersIn('tel13800138000!')).toContain('13800138000');
    expect(numbersIn('x11010119800101123x')).toContain('11010119800101123X');
    expect(numbersIn('T17-Q')).toEqual([]);
    expect(numbersIn('9'.repeat(128)).length).toBeLessThanOrEqual(64);
  });
});
