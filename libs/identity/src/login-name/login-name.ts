export type LoginNameKind = 'username' | 'phone' | 'id_number' | 'staff_number' | 'student_number';

/** Scope of names that are unique in the whole base. */
export const NO_SCOPE = '00000000-0000-0000-0000-000000000000';

/** A name as it is looked up: blind index, or the bytes of a username. */
export interface LoginName {
  readonly kind: LoginNameKind;
  readonly scope: string;
  readonly value: Buffer;
}

/** What somebody typed, taken apart; nothing is looked up yet. */
export interface TypedName {
  readonly kind: LoginNameKind;
  /** The normalised clear value. */
  readonly text: string;
  /** For numbers: the school as code (typed before the slash) or as unit id (chosen). */
  readonly schoolCode?: string;
  readonly schoolId?: string;
}

const fullWidth = (text: string): string =>
  text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g, '')
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');

export const USERNAME = /^[a-z][a-z0-9._-]{3,31}$/;

/** Lower case, without spaces around; undefined when it is no username. */
export function usernameOf(text: string): string | undefined {
  const name = fullWidth(text).trim().toLowerCase();
  return USERNAME.test(name) ? name : undefined;
}

/** As org stores it: mobile as 11 digits, landline with its area, overseas with `+`. */
const phoneOf = (text: string): string | undefined => {
  const plain = text.replace(/[\s\-‐-―()（）.·]/g, '');
  const national = plain.replace(/^(\+86|0086|86(?=1[3-9]\d{9}$))/, '');
  if (/^1[3-9]\d{9}$/.test(national) || /^0[1-9]\d{8,10}$/.test(national)) return national;
  const overseas = plain.replace(/^00/, '+');
  return /^\+[1-9]\d{6,14}$/.test(overseas) ? overseas : undefined;
};

/** Any document: 身份证, passport, permits. As org stores it: capitals, no blanks. */
const documentOf = (text: string): string | undefined => {
  const plain = text.replace(/\s/g, '').toUpperCase();
  return /^[\p{L}\d()/_.-]{5,40}$/u.test(plain) && /\d.*\d.*\d.*\d/.test(plain) ? plain : undefined;
};

/** Every reading of what was typed, the most specific first. `schoolId` is the school chosen on the page. */
export function readTypedName(typed: string, schoolId?: string): TypedName[] {
  const text = fullWidth(typed).trim();
  if (text === '' || text.length > 100) return [];
  const coded = /^(\d{10})\s*\/\s*(.{1,64})$/.exec(text);
  if (coded) return numbersOf(coded[2] as string, { schoolCode: coded[1] as string });
  const names: TypedName[] = [];
  const phone = phoneOf(text);
  if (phone !== undefined) names.push({ kind: 'phone', text: phone });
  const idNumber = documentOf(text);
  if (idNumber !== undefined) names.push({ kind: 'id_number', text: idNumber });
  const username = usernameOf(text);
  if (username !== undefined) names.push({ kind: 'username', text: username });
  return schoolId === undefined ? names : [...names, ...numbersOf(text, { schoolId })];
}

function numbersOf(text: string, school: Pick<TypedName, 'schoolCode' | 'schoolId'>): TypedName[] {
  const number = text.replace(/\s/g, '').toUpperCase();
  return (['staff_number', 'student_number'] as const).map((kind) => ({ kind, text: number, ...school }));
}
