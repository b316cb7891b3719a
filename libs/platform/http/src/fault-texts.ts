import type { Fault } from '@plinth/error-contract';

/** 中文 for the rules of class-validator; its own English message is kept as `en`. */
const chinese: Readonly<Record<string, string>> = {
  isDefined: '必填',
  isNotEmpty: '不能为空',
  isString: '应为文字',
  isInt: '应为整数',
  isNumber: '应为数字',
  isBoolean: '应为是或否(true/false)',
  isArray: '应为列表',
  isUuid: '应为编号(UUID)',
  isIn: '不在允许的取值中',
  isEnum: '不在允许的取值中',
  isDateString: '应为日期(YYYY-MM-DD)',
  isIso8601: '应为日期(YYYY-MM-DD)',
  maxLength: '太长',
  minLength: '太短',
  isLength: '长度不对',
  min: '太小',
  max: '太大',
  matches: '格式不对',
  arrayMaxSize: '项目太多',
  arrayMinSize: '项目太少',
  whitelistValidation: '没有这个字段',
  isUrl: '应为网址',
};

export function faultTexts(rule: string, message: string): Omit<Fault, 'path'> {
  const code = rule.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return { code: `input.${code}`, zh: chinese[rule] ?? '内容不正确', en: message };
}
