import { normalisePhone } from '../contact/phone';
import { checkIdCard } from '../identifier/id-card';
import { plainText } from '../identifier/plain-text';

export interface SearchTerms {
  /** `LIKE` prefix of a name, of letters and of initials; absent when the text is a number. */
  readonly prefix?: string;
  /** The prefix begins with a Latin letter: everybody whom it finds begins with it in the order of lists, too. */
  readonly hasLetter?: boolean;
  /** It is that letter alone. */
  readonly isLetter?: boolean;
  /** Kind of blind index and value to look for; `…:*` stands for the school of the list. */
  readonly exact: readonly (readonly [kind: string, value: string])[];
}

const literally = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);

/** Digits are looked up as a number of any kind, everything else as the beginning of a name or its letters. */
export function searchTermsOf(text: string): SearchTerms {
  const plain = plainText(text);
  const number = plain.replace(/[\s-]/g, '').toUpperCase();
  if (!/\d/.test(number)) {
    const start = plain.toLowerCase().replace(/\s+/g, '');
    return {
      prefix: `${literally(start)}%`,
      hasLetter: /^[a-z]/.test(start),
      isLetter: /^[a-z]$/.test(start),
      exact: [],
    };
  }
  const card = checkIdCard(plain);
  const phone = normalisePhone(plain);
  return {
    exact: [
      ['student_number:*', number],
      ['staff_number:*', number],
      ['student_code', number],
      ['id_number', card.ok ? card.value : number],
      ...(phone.ok ? [['phone', phone.value] as const] : []),
    ],
  };
}
