import { checkIdCard, isRealDay } from './id-card';
import { plainText } from './plain-text';

export type StudentCodeReason = 'scientific' | 'length' | 'characters' | 'birth_date' | 'check_digit';

export type StudentCodeCheck =
  | { readonly ok: true; readonly value: string; readonly form: 'G' | 'J' | 'L' }
  | { readonly ok: false; readonly reason: StudentCodeReason };

/**
 * 学籍号 (学校(机构)人员基础信息代码编制规则, 2013): G + ID number; J + 18 without one; L + 18 temporary.
 * A G number may differ from today's ID number, so the two are never compared.
 */
export function checkStudentCode(text: string): StudentCodeCheck {
  const value = plainText(text).replace(/[\s-]/g, '').toUpperCase();
  if (/^\d+(\.\d+)?E\+?\d+$/.test(value)) return { ok: false, reason: 'scientific' };
  if (value.length !== 19) return { ok: false, reason: 'length' };
  if (!/^[GJL]\d{17}[\dX]$/.test(value)) return { ok: false, reason: 'characters' };
  const form = value[0] as 'G' | 'J' | 'L';
  if (form === 'G') {
    const check = checkIdCard(value.slice(1));
    return check.ok ? { ok: true, value, form } : check;
  }
  const isDated = isRealDay(Number(value.slice(7, 11)), Number(value.slice(11, 13)), Number(value.slice(13, 15)));
  return isDated ? { ok: true, value, form } : { ok: false, reason: 'birth_date' };
}
