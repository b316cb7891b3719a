import { DomainError } from '@plinth/error-contract';
import type { Fault } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';

const texts: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  empty: ['不能为空', 'must not be empty'],
  too_long: ['太长', 'is too long'],
  characters: ['含有不允许的字符', 'has characters that are not allowed'],
  scientific: ['是科学计数法,原数字已丢失,请按文本重新填写', 'is in scientific notation and has lost digits'],
  length: ['位数不对', 'has the wrong number of characters'],
  birth_date: ['其中的出生日期不存在', 'contains a day of birth that does not exist'],
  check_digit: ['校验码不对,请核对', 'fails its check digit'],
  not_a_phone: ['不是有效的电话号码', 'is not a telephone number'],
  not_an_email: ['不是有效的邮箱', 'is not an e-mail address'],
  not_a_day: ['不是有效日期(YYYY-MM-DD)', 'is not a day (YYYY-MM-DD)'],
  unknown_code: ['不是已知的代码或名称', 'is not a known code or name'],
  unknown_field: ['没有这个字段', 'is not a known field'],
  birth_date_differs: ['与身份证号中的出生日期不一致', 'differs from the day in the ID number'],
  sex_differs: ['与身份证号中的性别不一致', 'differs from the sex in the ID number'],
  school_missing: ['需要指明学校', 'needs a school'],
};

export function faultOf(path: string, reason: string): Fault {
  const [zh, en] = texts[reason] ?? ['内容不正确', 'is not correct'];
  return { path, code: `org.input.${reason}`, zh, en };
}

/** @throws DomainError `org.person_input_refused` when there is any fault */
export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new DomainError(OrgErrors.personInputRefused, { count: faults.length }, faults);
}
