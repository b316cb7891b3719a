/** Kinds of personal fields that have a rule of masking. */
export type MaskedKind =
  | 'name'
  | 'phone'
  | 'id_number'
  | 'passport'
  | 'student_number'
  | 'staff_number'
  | 'email'
  | 'address'
  | 'bank_card'
  | 'birth_date'
  | 'other';

const stars = (count: number): string => '*'.repeat(Math.max(count, 0));

const plain = /^[\x20-\x7e]*$/;

/** Shows `first` and `last` characters; a value too short to hide anything by that is hidden whole. */
const ends = (text: string, first: number, last: number): string => {
  const characters = plain.test(text) ? text : [...text];
  const hidden = characters.length - first - last;
  if (hidden < 2) return stars(characters.length);
  if (typeof characters === 'string') {
    return characters.slice(0, first) + stars(hidden) + characters.slice(characters.length - last);
  }
  return `${characters.slice(0, first).join('')}${stars(hidden)}${last === 0 ? '' : characters.slice(-last).join('')}`;
};

const name = (text: string): string => {
  const characters = [...text];
  if (characters.length <= 1) return text === '' ? '' : '*';
  if (characters.length === 2) return `${characters[0]}*`;
  return `${characters[0]}${stars(characters.length - 2)}${characters.at(-1)}`;
};

const email = (text: string): string => {
  const at = text.lastIndexOf('@');
  if (at < 1) return stars([...text].length);
  return `${[...text.slice(0, at)][0]}***${text.slice(at)}`;
};

/** Province, city and county stay, the rest goes; without them the first six characters stay. */
const address = (text: string): string => {
  // Most of a roster's addresses name no county, and the search for one tries every length of what stands before it.
  const area = /[区县旗市]/.test(text)
    ? /^(?:.{1,12}?(?:省|自治区|特别行政区|市))?(?:.{1,12}?(?:市|自治州|地区|盟))?(?:.{1,12}?(?:区|县|旗|市))/u.exec(
        text,
      )?.[0]
    : undefined;
  const shown = area ?? [...text].slice(0, Math.min(6, Math.floor([...text].length / 2))).join('');
  return `${shown}${stars(text === shown ? 0 : 4)}`;
};

const rules: Readonly<Record<MaskedKind, (text: string) => string>> = {
  name,
  phone: (text) => ends(text, 3, 4),
  id_number: (text) => ends(text, 3, 4),
  passport: (text) => ends(text, 1, 2),
  student_number: (text) => ends(text, 2, 2),
  staff_number: (text) => ends(text, 1, 2),
  email,
  address,
  bank_card: (text) => ends(text, 4, 4),
  birth_date: (text) => (/^\d{4}/.test(text) ? `${text.slice(0, 4)}-**-**` : stars(text.length)),
  other: (text) => ends(text, 1, 0),
};

/** What is shown of a personal field to somebody who may not see it: 张*三, 138****5678, 110***********1234. */
export const mask = (kind: MaskedKind, value: string): string => rules[kind](value);
