import { plainText } from './plain-text';

export type IdCardReason = 'scientific' | 'length' | 'characters' | 'birth_date' | 'check_digit';

export type IdCardCheck =
  | {
      readonly ok: true;
      /** 18 characters; a number of 15 digits is brought to its 18. */
      readonly value: string;
      /** YYYY-MM-DD */
      readonly birthDate: string;
      /** GB/T 2261.1 */
      readonly sex: '1' | '2';
      /** 81, 82, 83: residence permits of Hong Kong, Macao and Taiwan residents; 9: foreigners' permanent residence. */
      readonly document: 'id_card' | 'residence_permit' | 'permanent_residence';
      /** False for a province code that never was: a warning, no more (decision 15). Retired counties are not judged. */
      readonly regionKnown: boolean;
    }
  | { readonly ok: false; readonly reason: IdCardReason };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const refused = (reason: IdCardReason): IdCardCheck => ({ ok: false, reason });

/** GB 11643—1999: format, date of birth and check character (ISO 7064, MOD 11-2). */
export function checkIdCard(text: string): IdCardCheck {
  const value = /^\d{17}[\dX]$/.test(text) ? text : plainText(text).replace(/[\s-]/g, '').toUpperCase();
  if (/^\d+(\.\d+)?E\+?\d+$/.test(value)) return refused('scientific');
  if (/[^\dX]/.test(value)) return refused('characters');
  if (value.length === 15) return checkOld(value);
  if (value.length !== 18) return refused('length');
  if (!/^\d{17}/.test(value)) return refused('characters');
  const birthDate = dateOf(value);
  if (birthDate === undefined) return refused('birth_date');
  return checkCharacterOf(value) === value[17] ? accepted(value, birthDate) : refused('check_digit');
}

/** Character 18 from the first 17. */
export function checkCharacterOf(value: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) sum += (value.charCodeAt(index) - 48) * (weights[index] as number);
  return checkCharacters[sum % 11] as string;
}

function accepted(value: string, birthDate: string): IdCardCheck {
  const head = value.slice(0, 2);
  const foreign = value[0] === '9';
  return {
    ok: true,
    value,
    birthDate,
    sex: (value.charCodeAt(16) - 48) % 2 === 1 ? '1' : '2',
    document: foreign ? 'permanent_residence' : ['81', '82', '83'].includes(head) ? 'residence_permit' : 'id_card',
    regionKnown: provinces.has(foreign ? value.slice(1, 3) : head),
  };
}

/** Numbers of before 1999: six digits of region, YYMMDD, three digits; no check digit. */
function checkOld(value: string): IdCardCheck {
  if (!/^\d{15}$/.test(value)) return refused('characters');
  const body = `${value.slice(0, 6)}19${value.slice(6)}`;
  const birthDate = dateOf(body);
  return birthDate === undefined ? refused('birth_date') : accepted(`${body}${checkCharacterOf(body)}`, birthDate);
}

/** A real day from 1850 to today, as it stands in the number. */
function dateOf(value: string): string | undefined {
  const [year, month, day] = [value.slice(6, 10), value.slice(10, 12), value.slice(12, 14)];
  return isRealDay(Number(year), Number(month), Number(day)) ? `${year}-${month}-${day}` : undefined;
}

export function isRealDay(year: number, month: number, day: number): boolean {
  if (year < 1850 || month < 1 || month > 12 || day < 1 || day > (daysOfMonth[month - 1] as number)) return false;
  if (month === 2 && day === 29 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return false;
  return Date.UTC(year, month - 1, day) <= Date.now() + 86_400_000;
}
