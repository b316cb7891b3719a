import { plainText } from '../identifier/plain-text';

export type PhoneReason = 'empty' | 'scientific' | 'characters' | 'length' | 'not_a_phone';

export type PhoneCheck =
  | { readonly ok: true; readonly value: string; readonly form: 'mobile' | 'landline' | 'overseas' }
  | { readonly ok: false; readonly reason: PhoneReason };

/** Mobile as 11 digits, landline as 0 + area + number, overseas as + and digits (E.164). */
export function normalisePhone(text: string): PhoneCheck {
  const plain = plainText(text).replace(/[\s\-‐-―()（）.·']/g, '');
  if (plain === '') return { ok: false, reason: 'empty' };
  if (/^\d+E\+?\d+$/i.test(plain)) return { ok: false, reason: 'scientific' };
  if (!/^\+?\d+$/.test(plain)) return { ok: false, reason: 'characters' };
  const national = plain.replace(/^(\+86|0086|86(?=1[3-9]\d{9}$))/, '');
  if (/^1[3-9]\d{9}$/.test(national)) return { ok: true, value: national, form: 'mobile' };
  if (/^0\d{9,11}$/.test(national) && !national.startsWith('00'))
    return { ok: true, value: national, form: 'landline' };
  const overseas = plain.replace(/^00/, '+');
  if (/^\+[1-9]\d{6,14}$/.test(overseas) && !overseas.startsWith('+86')) {
    return { ok: true, value: overseas, form: 'overseas' };
  }
  if (/^\d{7,8}$/.test(national)) return { ok: false, reason: 'not_a_phone' };
  return { ok: false, reason: national.length === 11 ? 'not_a_phone' : 'length' };
}
