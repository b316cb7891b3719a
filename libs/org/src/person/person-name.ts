import { plainText } from '../identifier/plain-text';

export type NameCheck =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: 'empty' | 'too_long' | 'characters' };

/** Every dot that people type between the parts of a name; a full stop only between Chinese characters. */
const dots = /[·•‧∙⋅・･●᛫．]|(?<=\p{Script=Han})[.。](?=\p{Script=Han})/gu;

/** 张 三 → 张三; 买买提 • 艾力 → 买买提·艾力; Anna  Smith → Anna Smith. Characters are kept, not folded. */
export function normaliseName(text: string): NameCheck {
  const dotted = text.replace(dots, '·');
  const value = plainText(dotted)
    .replace(/\s*·+\s*/g, '·')
    .replace(/(?<=[\p{Script=Han}\p{Co}])\s+(?=[\p{Script=Han}\p{Co}])/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^·|·$/g, '');
  if (value === '') return { ok: false, reason: 'empty' };
  if ([...value].length > 60) return { ok: false, reason: 'too_long' };
  const isName = /^[\p{L}\p{M}\p{Co}·'’\- .()]+$/u.test(value) && /[\p{L}\p{Co}]/u.test(value);
  return isName ? { ok: true, value } : { ok: false, reason: 'characters' };
}
