import { checkIdCard } from './id-card';
import type { IdCardReason } from './id-card';
import { plainText } from './plain-text';
import { checkStudentCode } from './student-code';

/** 证件与号码 */
export const identifierKinds = [
  'id_card',
  'residence_permit',
  'hk_macao_permit',
  'taiwan_permit',
  'passport',
  'permanent_residence',
  'household_register',
  'officer_card',
  'student_code',
  'student_number',
  'staff_number',
  'other',
] as const;

export type IdentifierKind = (typeof identifierKinds)[number];

/** Numbers that are unique within one school only (decision 16). */
export const isSchoolNumber = (kind: IdentifierKind): kind is 'student_number' | 'staff_number' =>
  kind === 'student_number' || kind === 'staff_number';

const cards = new Set<IdentifierKind>(['id_card', 'residence_permit', 'permanent_residence']);

export type IdentifierCheck =
  | {
      readonly ok: true;
      readonly value: string;
      readonly kind: IdentifierKind;
      readonly birthDate?: string;
      readonly sex?: '1' | '2';
      readonly regionKnown?: boolean;
    }
  | { readonly ok: false; readonly reason: IdCardReason | 'empty' };

/** The one form in which a value of the kind is stored, compared and indexed. */
export function checkIdentifier(kind: IdentifierKind, text: string): IdentifierCheck {
  if (cards.has(kind)) {
    const check = checkIdCard(text);
    return check.ok ? { ...check, kind: check.document } : check;
  }
  if (kind === 'student_code') {
    const check = checkStudentCode(text);
    return check.ok ? { ok: true, value: check.value, kind } : check;
  }
  const value = plainText(text).replace(/\s/g, '').toUpperCase();
  if (value === '') return { ok: false, reason: 'empty' };
  if (/^\d+\.\d+E\+?\d+$/.test(value)) return { ok: false, reason: 'scientific' };
  if (value.length > 40) return { ok: false, reason: 'length' };
  return /^[\p{L}\p{N}()/_.-]+$/u.test(value) ? { ok: true, value, kind } : { ok: false, reason: 'characters' };
}

/** Kind string of the blind index: what separates the uses, and the schools. */
export function blindKindOf(kind: IdentifierKind, schoolId: string | null): string {
  if (isSchoolNumber(kind)) return `${kind}:${schoolId ?? ''}`;
  return kind === 'student_code' || kind === 'other' ? kind : 'id_number';
}

/** Login name that follows from an identifier, if any. */
export const loginKindOf = (kind: IdentifierKind): 'id_number' | 'student_number' | 'staff_number' | undefined => {
  if (isSchoolNumber(kind)) return kind;
  return kind === 'student_code' || kind === 'other' ? undefined : 'id_number';
};
