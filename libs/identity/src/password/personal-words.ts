/** What is known of a person that a password must not contain; numbers themselves are known by blind index only. */
export interface PersonalFacts {
  readonly name?: string;
  /** `zhang san feng`: syllables with blanks between. */
  readonly pinyin?: string;
  readonly username?: string;
  readonly birthDate?: string;
}

/** Texts that a password must not contain, in lower case. */
export function personalWordsOf({ name, pinyin, username, birthDate }: PersonalFacts): string[] {
  const syllables = (pinyin ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const given = syllables.slice(1).join('');
  const words = [name, username, syllables.join(''), `${given}${syllables[0] ?? ''}`, given.length >= 5 ? given : ''];
  const [year = '', month = '', day = ''] = (birthDate ?? '').split('-');
  const birthday = day === '' ? [] : [`${year}${month}${day}`, `${year.slice(2)}${month}${day}`];
  return [...words, ...birthday].filter((word): word is string => word !== undefined && word.length >= 2 && (word.length >= 4 || /[^\x00-\x7f]/.test(word))).map((word) => word.toLowerCase()); // prettier-ignore
}

export const containsPersonalWord = (password: string, words: readonly string[]): boolean => {
  const text = password.toLowerCase();
  return words.some((word) => text.includes(word));
};

/**
 * Parts of a password that could be one of the person's own numbers: runs of digits and letters, and every
 * phone or document number inside them.
 */
export function numbersIn(password: string): string[] {
  const text = password.toUpperCase();
  const runs = text.match(/[\dA-Z]{4,}/g) ?? [];
  const digits = text.match(/\d{4,}/g) ?? [];
  const phones = digits.flatMap((run) => windows(run, 11).filter((part) => part.startsWith('1')));
  const documents = (text.match(/\d{17}[\dX]/g) ?? []).slice(0, 4);
  return [...new Set([...runs, ...digits, ...phones, ...documents])].slice(0, 64);
}

const windows = (text: string, size: number): string[] =>
  Array.from({ length: Math.max(0, text.length - size + 1) }, (_, start) => text.slice(start, start + size));
