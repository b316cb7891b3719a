import type { Fault } from '@plinth/error-contract';
import type { Audience } from '../account/account';

export interface PasswordRules {
  readonly minLength: number;
  /** How many of: lower case, capitals, digits, others. */
  readonly minClasses: number;
}

export const MAX_PASSWORD_LENGTH = 128;
export const PASSWORD_HISTORY_LENGTH = 5;

const youngStages = ['小学', '幼儿园', '学前', 'primary', 'kindergarten', 'preschool'];

/** 小学 and below: a printed badge signs in, and a password of one's own may be simple. */
export const isYoung = (stage: string | undefined): boolean =>
  stage !== undefined && youngStages.some((young) => stage.toLowerCase().startsWith(young));

/** Decisions 20: rules follow the audience; a six-year-old is not asked for three character classes. */
export function passwordRulesOf(audience: Audience, stage?: string): PasswordRules {
  switch (audience) {
    case 'administrator':
      return { minLength: 10, minClasses: 3 };
    case 'staff':
      return { minLength: 10, minClasses: 3 };
    case 'guardian':
      return { minLength: 8, minClasses: 2 };
    case 'student':
      return isYoung(stage) ? { minLength: 6, minClasses: 1 } : { minLength: 8, minClasses: 2 };
  }
}

const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/];

const fault = (code: string, zh: string, en: string): Fault => ({ path: 'password', code: `password.${code}`, zh, en });

export function faultsOfShape(password: string, rules: PasswordRules): Fault[] {
  const characters = [...password];
  const faults: Fault[] = [];
  if (characters.length < rules.minLength)
    faults.push(fault('too_short', `至少 ${rules.minLength} 位。`, `At least ${rules.minLength} characters.`));
  if (characters.length > MAX_PASSWORD_LENGTH)
    faults.push(fault('too_long', `最多 ${MAX_PASSWORD_LENGTH} 位。`, `At most ${MAX_PASSWORD_LENGTH} characters.`));
  if (classes.filter((pattern) => pattern.test(password)).length < rules.minClasses)
    faults.push(
      fault(
        'too_few_classes',
        `应包含大写字母、小写字母、数字、符号中的至少 ${rules.minClasses} 种。`,
        `Use at least ${rules.minClasses} of: capitals, lower case, digits, other characters.`,
      ),
    );
  if (isMonotonous(password))
    faults.push(fault('monotonous', '不能是连续或重复的字符。', 'Not a run or repetition of characters.'));
  return faults;
}

export const commonFault = (): Fault =>
  fault('common', '这个密码太常见，很容易被猜到。', 'This password is common and easily guessed.');
export const personalFault = (): Fault =>
  fault(
    'personal',
    '密码里不能有自己的姓名拼音、用户名、电话、证件号、学号工号或生日。',
    'The password must not contain your name, username, phone, document number, own number or birthday.',
  );
export const historyFault = (): Fault =>
  fault(
    'used_before',
    `不能与最近 ${PASSWORD_HISTORY_LENGTH} 个密码相同。`,
    `Not one of your last ${PASSWORD_HISTORY_LENGTH} passwords.`,
  );

export const mismatchFault = (): Fault =>
  fault('mismatch', '两次输入的密码不一样。', 'The two passwords are not the same.');

/** 111111, 12345678, abcdef, 87654321, abcabcabc. */
function isMonotonous(password: string): boolean {
  const codes = [...password.toLowerCase()].map((character) => character.codePointAt(0) ?? 0);
  if (codes.length < 3) return false;
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] as number)));
  const isRun = steps.size === 1 && [-1, 0, 1].includes([...steps][0] as number);
  return isRun || /^(.{1,3})\1+$/.test(password.toLowerCase());
}
